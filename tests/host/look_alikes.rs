//! Hosts that imitate a government host, and honest hosts that come close.

use myna_mamori::{Host, Standing};

use super::assert_standing;

#[test]
fn a_host_that_imitates_a_government_host_is_a_look_alike() {
    for url in [
        "https://myna.go.jp.xyz.cn/",
        "https://cao-go-jp.com/",
        "https://cao-go-japan.com/",
        "https://point-mynumbercard-soumu.shop/",
        "https://www.e-tax.nta.go.jp.abc.cn/search",
        "https://kyufukin.soumu.go.jp.xctmst.asia/",
        "https://cao-go-jp.uketsuke.co.jp/",
        "https://mynaportalgo.example/",
        "https://mynumbercard.example/",
        "https://ntago.example/",
        "https://jpki-login.example/",
        "https://e-taxgojp.example/",
        "https://nenkin.go.example/",
        "https://nta.go.cc/",
        "https://nenkin.jp.example/",
        "https://nenkin-kikou.example/",
        "https://nenkin-kikou-online.example/",
        "https://kokuzei-cho-nofu.example/",
        "https://mynakoushin.example/",
        "https://etax-jp.example/",
        "https://mhlw-hoken.example/",
        "https://myna-koushin.example/",
        "https://soumu.example/",
        "https://kokuzeicho.example/",
        "https://suido-kyoku.example/",
        "https://mynumber-card.example/",
        "https://mynumebrcard.example/",
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
fn a_host_in_the_shape_of_a_municipal_or_police_host_is_a_look_alike() {
    for url in [
        "https://city-nishinomiya-lg-jp.example/",
        "https://police-pref-hyogo-lg-jp.example/",
        "https://www.city-kurashiki.example/",
        "https://www.city.kurashiki.example/",
        "https://town-kakogawa.example/",
        "https://city-kobe.example/",
        "https://city-kurashiki-okayama.example/",
        "https://pref-hyogo.example/",
        "https://metro-tokyo.example/",
        "https://hyogo-police.example/",
        "https://police-pref-hyogo.example/",
        "https://osaka-kensatsu.example/",
        "https://www.city.kobe.jp.uketsuke.example/",
    ] {
        assert_standing(url, Standing::LookAlike);
    }
}

#[test]
fn places_among_other_words_are_ordinary() {
    for url in [
        "https://city-navi.example/",
        "https://kurashiki-city-hotel.jp/",
        "https://city-sapporo-hotel.example/",
        "https://city.osaka.shops.example/",
        "https://city-date.example/",
        "https://pref-office.example/",
        "https://police-hotel.example/",
        "https://tokyo-suido.example/",
        "https://www.kurashiki.example/",
    ] {
        assert_standing(url, Standing::Ordinary);
    }
}

#[test]
fn private_owners_with_official_words_in_their_names_are_ordinary() {
    for url in [
        "https://mynumber.hokuto-foods.co.jp/",
        "https://ec.nto.example.co.jp/",
        "https://login.nta.or.jp/",
        "https://nenkin.srkobe.com/",
        "https://sagami-nenkin.com/",
        "https://www.etax.com/",
        "https://www.etax-sos.com/",
        "https://www.g-soumu.com/",
        "https://www.soumunomori.com/",
        "https://www.mynavyexchange.com/",
        "https://iam-jpki.jp/",
        "https://mynumber.obc-service.biz/",
        "https://nyukan-visa.example/",
        "https://zeimusho-taiou.example/",
        "https://kokuzei-ob.example/",
        "https://tennis-courts.example/",
        "https://kyufu-navi.example/",
        "https://zeikin-portal.example/",
        "https://www.immigration.go.kr/",
        "https://nta.ac.in/",
        "https://www.nta.com.au/",
        "https://login.cao.ie/",
    ] {
        assert_standing(url, Standing::Ordinary);
    }
}

#[test]
fn a_name_of_any_length_is_judged() {
    let names = ["ntago-".repeat(50_000), "nta.".repeat(50_000)];
    for address in names.map(|name| format!("https://{name}x.example/")) {
        let standing = Host::of(&address).standing;
        assert!(matches!(standing, Standing::LookAlike | Standing::Ordinary));
    }
}
