# shellcheck shell=bash
# `./build.sh test`: runs every part, even after one has failed, and ends with "N passed, N failed".
. tools/check.sh

passed=0
failed=0

run_tests() {
  need_node
  need_browsers
  mkdir -p target/test
  run_part build build
  run_part engine cargo test -q --workspace --no-fail-fast
  run_part counts cargo run -q -p xtask counts
  run_part types npx tsc
  run_part addon check_addon
  run_browser_part
  say "$passed passed, $failed failed"
  [ "$failed" = 0 ]
}

# sum_matches <log> <pattern>: adds up the numbers in all matches.
sum_matches() {
  { grep -oE "$2" "$1" || true; } | tr -cd '0-9\n' | awk '{ sum += $1 } END { print sum + 0 }'
}

# run_part <name> <command…>: adds the numbers that the command reports to passed and failed.
# A command that reports none counts as one, and so does one that fails without naming a failure.
run_part() {
  local log=target/test/$1 good bad broke=0
  "${@:2}" 2>&1 | tee "$log" || broke=1
  good=$(sum_matches "$log" '(ℹ pass [0-9]+|[0-9]+ passed;)')
  bad=$(sum_matches "$log" '(ℹ (fail|cancelled) [0-9]+|[0-9]+ failed;)')
  [ $((good + bad)) -gt 0 ] || good=$((1 - broke))
  [ "$broke" = 0 ] || [ "$bad" -gt 0 ] || bad=1
  passed=$((passed + good)) failed=$((failed + bad))
}

in_browsers() { NO_COLOR=1 node --test --test-reporter=spec --test-timeout=1200000 "$@"; }

# On a busy machine a browser test may fail only because it was too slow. When no more than four
# files failed, they run once more, one at a time; if they pass then, they are named and counted so.
run_browser_part() {
  local failed_before=$failed again=()
  run_part browsers in_browsers tests/*.test.js tests/quality/*.test.js tests/browser/*.test.js
  [ "$failed" -gt "$failed_before" ] || return 0
  mapfile -t again < <(sed -n 's/^test at \([^:]*\):.*/\1/p' target/test/browsers | sort -u)
  [ ${#again[@]} -gt 0 ] && [ ${#again[@]} -le 4 ] || return 0
  say "Once more, one at a time: ${again[*]}"
  if in_browsers --test-concurrency=1 "${again[@]}" 2>&1 | tee target/test/alone; then
    say "Failed beside others and passed alone: ${again[*]}"
    passed=$((passed + failed - failed_before)) failed=$failed_before
  fi
}
