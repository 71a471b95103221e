/** Finds scripts that nothing loads and exports that nothing imports. */
export default {
  // Scripts that a page, the manifest, the build or a person starts. Every other script must be imported.
  entry: [
    "extension/background/background.js",
    "extension/content/frame.js",
    "extension/{call/call,check/check,help/help,hidden/hidden,options/options,popup/popup}.js",
    "extension/welcome/{welcome,practice}.js",
    "www/{check,service-worker}.js",
    "www/family/family.js",
    "www/page/page.js",
    "www/saved/read.js",
    "tests/bench/{main,record,worker}.js",
    "tests/bench/{baseline,empty}/*.js",
    "tests/browser/{demo,icons,kills,mutants}.js",
    "tests/browser/overlay-reader/*.js",
    "tests/counts/count.js",
    "tests/quality/{figures,first-sight,hosts,left-out,ocr,qr,record,report}.js",
    "tests/**/*.test.js",
  ],
  project: ["extension/**/*.js", "www/**/*.js", "tests/**/*.js", "*.js"],
  include: ["files", "exports", "duplicates"],
  ignoreExportsUsedInFile: true,
};
