//! The standing of hosts.

mod lists;
mod look_alikes;

use myna_mamori::{Host, Standing};

#[track_caller]
fn assert_standing(url: &str, standing: Standing) {
    assert_eq!(Host::of(url).standing, standing, "{url}");
}

#[test]
fn government_hosts_are_recognized() {
    for url in [
        "https://myna.go.jp/",
        "https://www.kojinbango-card.go.jp/",
        "https://www.city.sakata.lg.jp/form",
        "https://MYNA.GO.JP/",
        "https://myna.go.jp./",
        "https://myna.go.jp:8443/",
        "https://user:word@myna.go.jp/",
        "https://app.oss.myna.go.jp/x",
    ] {
        assert_standing(url, Standing::Government);
    }
}

#[test]
fn legacy_municipal_hosts_are_government() {
    for url in [
        "https://www.city.minato.tokyo.jp/",
        "https://www.metro.tokyo.jp/",
        "https://www.pref.kumamoto.jp/",
        "https://town.shimogo.fukushima.jp/",
        "https://www.callcenter.city.sapporo.jp/",
        "https://www.city.okayama.jp/",
        "https://city.fukuoka.jp/",
        "https://www.city.chiba.jp/form/teate.html",
        "https://www.city.saitama.jp/",
        "https://www.city.takizawa.iwate.jp/",
        "https://www.town.yakushima.kagoshima.jp/",
        "https://www.vill.miyake.tokyo.jp/",
    ] {
        assert_standing(url, Standing::Government);
    }
}

#[test]
fn hosts_that_anybody_can_register_are_not_government() {
    for url in [
        "https://city.foo.tokyo.jp/",
        "https://pref-tokyo.tokyo.jp/",
        "https://city.minato.tokyo.jp.example.com/",
        "https://www.minato.tokyo.jp/",
        "https://metro.osaka.jp/",
        "https://notgo.jp/",
        "https://go.jp/",
        "https://lg.jp/",
        "https://mygo.jp/",
    ] {
        assert_ne!(Host::of(url).standing, Standing::Government, "{url}");
    }
}

#[test]
fn hosts_of_this_device_and_its_network_are_local() {
    for url in [
        "http://localhost:3000/",
        "http://127.0.0.1/",
        "http://192.168.0.10/",
        "http://[::1]/",
        "http://printer.local/",
        "http://intranet/",
        "file:///home/a/page.html",
    ] {
        assert_standing(url, Standing::Local);
    }
}

#[test]
fn public_bodies_are_recognized_only_under_their_own_hosts() {
    for url in [
        "https://kokuzei.noufu.jp/",
        "https://www.kyoukaikenpo.or.jp/",
        "https://www.town-kiso.com/kokuho",
        "https://form.city-yanai.jp/",
        "https://www.kouiki-chiba.jp/",
        "https://fukui-kouiki.or.jp/",
        "https://lgpos.task-asp.net/cu/092169/",
        "https://mynum.e-tumo.jp/",
        "https://tokyo.suidoapp.jp/",
    ] {
        assert_standing(url, Standing::PublicBody);
    }
    assert_standing("https://kokuzei.noufu.jp.example.com/", Standing::LookAlike);
    for url in [
        "https://xkyoukaikenpo.or.jp/",
        "https://task-asp.net/",
        "https://other.task-asp.net/",
        "https://shinkamigoto.net/",
        "https://kouiki-chiba.example/",
    ] {
        assert_standing(url, Standing::Ordinary);
    }
}

#[test]
fn documents_without_an_origin_have_an_opaque_host() {
    for url in [
        "about:blank",
        "about:srcdoc",
        "data:text/html,x",
        "",
        "not an address",
        "blob:null/1",
    ] {
        assert!(Host::of(url).is_opaque(), "{url}");
    }
    assert_eq!(
        Host::of("blob:https://shop.example/8b").name,
        "shop.example"
    );
}

#[test]
fn unusual_addresses_have_oddities() {
    let oddities = |url: &str| Host::of(url).oddities;
    assert_eq!(oddities("https://203.0.113.5/"), ["host-is-a-number"]);
    assert_eq!(
        oddities("https://myna.go.jp@203.0.113.5/"),
        ["host-is-a-number", "host-behind-a-user-name"]
    );
    assert_eq!(oddities("https://xn--eckzdqc.jp/"), ["host-in-punycode"]);
    assert_eq!(
        oddities("https://abc.duckdns.org:8443/"),
        ["host-on-an-odd-port", "host-is-dynamic"]
    );
    assert_eq!(oddities("https://a.github.io/"), ["host-is-free"]);
    assert!(oddities("https://myna.go.jp/").is_empty());
}
