"""The words by which the head of a column gives away its field, in Dutch, English, German, French and Spanish.

In the form of `bare`: without case, accents, punctuation and units between brackets. More telling fields first.
"""

from __future__ import annotations

import re
import unicodedata

from core.recipes.recipe import FieldName

WORDS: dict[FieldName, tuple[str, ...]] = {
    "final_recipient": (
        "final recipient", "final destination", "country of final destination", "end user", "end user country",
        "end use country", "ultimate destination", "land van eindbestemming", "eindbestemming", "eindgebruiker",
        "eindontvanger", "endbestimmungsland", "endempfanger", "endverwender", "endverbleib", "destination finale",
        "pays de destination finale", "destinataire final", "utilisateur final", "destino final", "usuario final",
        "destinatario final",
    ),
    "origin": (
        "origin", "country of origin", "state of origin", "land van oorsprong", "oorsprong", "herkomst",
        "ursprungsland", "ursprung", "pays d origine", "origine", "pais de origen", "origen",
    ),
    "supplier": (
        "supplier", "exporter", "seller", "exporting country", "exporting state", "supplier country",
        "exporter country", "reporter", "source country", "leverancier", "leverend land", "exporteur",
        "exporterend land", "uitvoerland", "land van uitvoer", "lieferant", "lieferland", "exportland",
        "ausfuhrland", "exporteurland", "fournisseur", "exportateur", "pays exportateur", "pays fournisseur",
        "proveedor", "exportador", "pais exportador", "pais proveedor", "exports by",
    ),
    "recipient": (
        "recipient", "importer", "buyer", "importing country", "importing state", "recipient country",
        "destination", "destination country", "country of destination", "partner", "country", "ontvanger",
        "ontvangend land", "afnemer", "bestemming", "bestemmingsland", "land van bestemming", "invoerland", "land",
        "empfanger", "empfangerland", "bestimmungsland", "zielland", "importland", "einfuhrland", "kaufer",
        "destinataire", "importateur", "pays destinataire", "pays de destination", "acheteur", "pays",
        "destinatario", "importador", "destino", "pais de destino", "pais importador", "comprador", "pais",
        "imports by",
    ),
    "date": (
        "date", "date of issue", "issue date", "licence date", "delivery date", "datum", "afgifte datum",
        "afgiftedatum", "datum van afgifte", "datum afgifte", "leverdatum", "leveringsdatum", "ausstellungsdatum",
        "genehmigungsdatum", "lieferdatum", "date de delivrance", "date de livraison", "fecha",
        "fecha de expedicion", "fecha de entrega",
    ),
    "year": (
        "year", "delivery year", "year of delivery", "reporting year", "jaar", "leveringsjaar", "leverjaar",
        "verslagjaar", "jahr", "lieferjahr", "berichtsjahr", "annee", "annee de livraison", "ano", "ano de entrega",
    ),
    "category": (
        "category", "rating", "cml category", "ml category", "ml", "ml code", "armament category",
        "weapon category", "goods category", "cat", "categorie", "goederencategorie", "categorie goederen", "sgp",
        "post", "wapencategorie", "kategorie", "guterkategorie", "al position", "ausfuhrlistenposition",
        "categorie d armes", "categoria", "categoria de material",
    ),
    "low": ("low", "lowest", "minimum", "min", "value low", "ondergrens", "laagste", "untergrenze", "minimo"),
    "high": ("high", "highest", "maximum", "max", "value high", "bovengrens", "hoogste", "obergrenze", "maximo"),
    "value": (
        "value", "amount", "licence value", "export value", "value eur", "value gbp", "value usd", "tiv",
        "tiv delivery values", "waarde", "bedrag", "vergunde waarde", "waarde eur", "exportwaarde",
        "uitvoerwaarde", "wert", "betrag", "genehmigungswert", "ausfuhrwert", "valeur", "montant",
        "valeur des licences", "valeur des exportations", "valor", "importe", "monto",
    ),
    "currency": (
        "currency", "currency code", "valuta", "munteenheid", "munt", "wahrung", "devise", "monnaie", "moneda",
        "divisa",
    ),
    "direction": (
        "direction", "flow", "trade flow", "flow direction", "richting", "stroom", "handelsstroom", "handelsrichtung",
        "richtung", "sens", "sens du flux", "flux", "sentido", "flujo",
    ),
    "temporary": ("temporary", "tijdelijk", "vorubergehend", "temporaire", "temporal"),
    "extension": ("extension", "renewal", "verlenging", "verlangerung", "prolongation", "prorroga"),
    "replacement": ("replacement", "vervanging", "vervangend", "ersatz", "remplacement", "sustitucion"),
    "licensed": (
        "licensed production", "local production", "coproduction", "licentieproductie", "productie onder licentie",
        "lizenzproduktion", "production sous licence", "produccion bajo licencia",
    ),
    "second_hand": (
        "second hand", "secondhand", "used", "surplus", "tweedehands", "gebraucht", "occasion", "segunda mano",
    ),
    "estimate": (
        "estimate", "is estimate", "estimated", "schatting", "geschat", "schatzung", "estimation", "estimacion",
    ),
    "refused": ("refused", "refusal", "denied", "denial", "geweigerd", "afgewezen", "abgelehnt", "refuse", "denegado"),
    "dual_use": ("dual use", "tweeerlei gebruik", "dual use goederen", "doppelverwendung", "double usage", "doble uso"),
}  # fmt: skip

YES = ("yes", "y", "true", "1", "x", "ja", "j", "oui", "o", "sí", "si", "s", "wahr", "vrai")
NO = ("no", "n", "false", "0", "", "nee", "nein", "non", "falsch", "faux")


def bare(header: str) -> str:
    """Return the head of a column in the form of the words above."""
    spoken = re.sub(r"\([^)]*\)|\[[^]]*\]", " ", header)
    letters = unicodedata.normalize("NFKD", spoken.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain.replace("ß", "ss")).split())
