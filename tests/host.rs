//! What hosts are.

use myna_mamori::{Host, Standing};

#[track_caller]
fn stands(url: &str, standing: Standing) {
    assert_eq!(Host::of(url).standing, standing, "{url}");
}

#[test]
fn government_hosts_are_known() {
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
        stands(url, Standing::Government);
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
    ] {
        stands(url, Standing::Government);
    }
}

#[test]
fn names_that_anybody_may_hold_are_not_government() {
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
fn a_government_name_in_front_of_another_is_a_look_alike() {
    for url in [
        "https://myna.go.jp.xyz.cn/",
        "https://cao-go-jp.com/",
        "https://cao-go-japan.com/",
        "https://point-mynumbercard-soumu.shop/",
        "https://www.e-tax.nta.go.jp.abc.cn/search",
        "https://kyufukin.soumu.go.jp.xctmst.asia/",
        "https://login.nta-go-jp.top/",
        "https://kojinbango-card.com/",
        "https://mynumbercard.point.soumu.jo.example.cn/",
        "https://www.mhlw.cloud/",
        "https://e-tax-nta.web.app/",
        "https://www.city.minato.tokyo.jp.uketsuke.top/",
        "https://xn--myn-portal-1qi.example/",
        "https://xn--eckuc6a2ec6fwf.example/",
    ] {
        stands(url, Standing::LookAlike);
    }
}

#[test]
fn ordinary_words_are_not_looked_at_twice() {
    for url in [
        "https://www.mynavi.jp/",
        "https://www.nta.co.jp/",
        "https://shop.example/",
        "https://e-taxi.example.com/",
        "https://vintage-cacao.example/",
        "https://www.go.example/",
        "https://www.fantasia.jp/",
        "https://203.0.113.5/",
        "https://www.powerpointdesignservices.com/",
    ] {
        stands(url, Standing::Ordinary);
    }
}

#[test]
fn this_device_and_its_network_are_local() {
    for url in [
        "http://localhost:3000/",
        "http://127.0.0.1/",
        "http://192.168.0.10/",
        "http://[::1]/",
        "http://printer.local/",
        "http://intranet/",
        "file:///home/a/page.html",
    ] {
        stands(url, Standing::Local);
    }
}

#[test]
fn public_bodies_are_known_under_their_own_names_only() {
    stands("https://kokuzei.noufu.jp/", Standing::PublicBody);
    stands("https://www.kyoukaikenpo.or.jp/", Standing::PublicBody);
    stands("https://kokuzei.noufu.jp.example.com/", Standing::LookAlike);
    stands("https://xkyoukaikenpo.or.jp/", Standing::Ordinary);
}

#[test]
fn documents_without_an_origin_have_no_name() {
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
fn odd_addresses_are_noted() {
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
