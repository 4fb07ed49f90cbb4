"""E-mail domains: which one an address has, and whether it can vouch for an office.

Pure functions over text. A domain vouches for a government only when the secretariat has verified it, and a
domain at which anybody can have a mailbox never does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# Providers at which anybody gets a mailbox; their country domains are matched by the first label below.
FREE_MAIL = frozenset(
    """
    gmail.com googlemail.com outlook.com hotmail.com live.com msn.com icloud.com me.com mac.com aol.com
    gmx.com gmx.de gmx.net web.de t-online.de freenet.de mail.com mail.ru bk.ru list.ru inbox.ru
    internet.ru yandex.ru yandex.com ya.ru rambler.ru proton.me protonmail.com pm.me tutanota.com
    tuta.io zoho.com qq.com 163.com 126.com sina.com foxmail.com naver.com daum.net hanmail.net
    orange.fr wanadoo.fr free.fr laposte.net sfr.fr bbox.fr libero.it virgilio.it tin.it alice.it
    uol.com.br bol.com.br terra.com.br ig.com.br globo.com sapo.pt seznam.cz wp.pl o2.pl interia.pl
    onet.pl rediffmail.com btinternet.com comcast.net verizon.net att.net shaw.ca rogers.com bigpond.com
    maktoob.com menara.ma ymail.com rocketmail.com hey.com fastmail.com duck.com mailinator.com
    yopmail.com guerrillamail.com 10minutemail.com temp-mail.org
    """.split()  # noqa: SIM905  one list is easier to keep than 90 quoted names
)
_FREE_BRANDS = frozenset({"yahoo", "hotmail", "outlook", "live", "gmx", "yandex", "msn", "ymail"})
_DOMAIN = re.compile(
    r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})"
)


def domain_of(address: str) -> str:
    """The domain of an e-mail address in small ASCII letters; "" when it has none."""
    return clean_domain(address.rpartition("@")[2]) if "@" in address else ""


def clean_domain(text: str) -> str:
    """A domain as people write it (`@City.gov`, `https://www.city.gov/`), in one form; "" when it is none."""
    text = text.strip().lower().removeprefix("https://").removeprefix("http://").split("/")[0]
    text = text.rpartition("@")[2].removeprefix("www.").rstrip(".")
    try:
        text = text.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    return text if _DOMAIN.fullmatch(text) else ""


def is_free_mail(domain: str) -> bool:
    """Whether anybody can get a mailbox at this domain."""
    labels = domain.split(".")
    return domain in FREE_MAIL or (len(labels) <= 3 and labels[0] in _FREE_BRANDS)


def vouches(address: str, domains: Iterable[str]) -> bool:
    """Whether the address belongs to one of the office's domains or to a part of one (`mail.city.gov`)."""
    domain = domain_of(address)
    if not domain or is_free_mail(domain):
        return False
    return any(domain == own or domain.endswith(f".{own}") for own in domains if not is_free_mail(own))
