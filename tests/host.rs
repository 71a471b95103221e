//! The standing of hosts.

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
fn a_host_that_imitates_a_government_host_is_a_look_alike() {
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
        assert_standing(url, Standing::LookAlike);
    }
}

#[test]
fn hosts_with_similar_ordinary_words_are_ordinary() {
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
        assert_standing(url, Standing::Ordinary);
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
    assert_standing("https://kokuzei.noufu.jp/", Standing::PublicBody);
    assert_standing("https://www.kyoukaikenpo.or.jp/", Standing::PublicBody);
    assert_standing("https://kokuzei.noufu.jp.example.com/", Standing::LookAlike);
    assert_standing("https://xkyoukaikenpo.or.jp/", Standing::Ordinary);
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
