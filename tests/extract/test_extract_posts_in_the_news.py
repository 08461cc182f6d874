"""Posts as newsrooms, ministries and NGOs tell them: in small letters, in the clause of another, with longer names."""

from __future__ import annotations

import pytest
from reading import named, posts

SOUZA = "Ana Souza"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Ana Souza was the legal affairs officer of the Reef Commission and, before that, a fellow with the Tide Court.",
            {
                (SOUZA, "Legal Affairs Officer of Reef Commission", "former"),
                (SOUZA, "Fellow of Tide Court", "former"),
            },
        ),
        (
            "Ana Souza used to be policy officer at the Fijian Ministry of Reefs.",
            {(SOUZA, "Policy Officer of Fijian Ministry of Reefs", "former")},
        ),
        (
            "Ana Souza served as Legal Adviser to the Reef Commission from 2010 to 2014 and then in the same role at the "
            "Tide Court.",
            {
                (SOUZA, "Legal Adviser of Reef Commission", "former", "since 2010", "until 2014"),
                (SOUZA, "Legal Adviser of Tide Court", "former"),
            },
        ),
        (
            "Ana Souza rose to Director of Tides at the Reef Commission, before being named Registrar of the Tide Court.",
            {
                (SOUZA, "Director of Tides of Reef Commission", "former"),
                (SOUZA, "Registrar of Tide Court", "former"),
            },
        ),
        (
            "Ana Souza, who as Minister of Education signed the first plan, spoke.",
            {(SOUZA, "Minister of Education", "former")},
        ),
        (
            "Ana Souza, a former Director of the Reef Institute and now Senior Adviser on Tides at the Horn Peace Fund, spoke.",
            {
                (SOUZA, "Director of Reef Institute", "former"),
                (SOUZA, "Senior Adviser on Tides of Horn Peace Fund", "current"),
            },
        ),
        (
            "Ana Souza joined the Reef Institute in August as Executive Vice President.",
            {(SOUZA, "Executive Vice President of Reef Institute", "current")},
        ),
        (
            "The fund announced the death of Ambassador Ana Souza. From 1991 to 1994 she was an adviser at the Reef Bank.",
            {(SOUZA, "Adviser of Reef Bank", "former", "since 1991", "until 1994")},
        ),
        (
            "The French ambassador in Bamako, Ana Souza, and the former British high commissioner in Nairobi, Joe Tamo, spoke.",
            {
                (SOUZA, "Ambassador of France", "current"),
                ("Joe Tamo", "High Commissioner of United Kingdom of Great Britain and Northern Ireland", "former"),
            },
        ),
        (
            "The board elected Ana Souza president of the Reef Institute.",
            {(SOUZA, "President of Reef Institute", "current")},
        ),
        (
            "TIDECO director Ana Souza spoke with KAFA Country Director Joe Tamo.",
            {(SOUZA, "Director of TIDECO", "current"), ("Joe Tamo", "Country Director of KAFA", "current")},
        ),
        (
            "Fiji’s minister for women, children and social protection, Ana Souza, spoke.",
            {(SOUZA, "Minister for Women, Children and Social Protection of Fiji", "current")},
        ),
        (
            "Ana Souza is head of the research department of the Reef Institute.",
            {(SOUZA, "Head of the Research Department of Reef Institute", "current")},
        ),
        (
            "Ana Souza, Programme Lead at the Reef Institute, and Joe Tamo, Deputy Chief Executive of the Maji Trust, spoke.",
            {
                (SOUZA, "Programme Lead of Reef Institute", "current"),
                ("Joe Tamo", "Deputy Chief Executive of Maji Trust", "current"),
            },
        ),
        (
            "Ana Souza has served as a Senator, Secretary of Labor, and President of the Reef Cross.",
            {
                (SOUZA, "Senator", "former"),
                (SOUZA, "Secretary of Labor", "former"),
                (SOUZA, "President of Reef Cross", "former"),
            },
        ),
        (
            "Ana Souza is a founding member and past president of the Reef Society, and Vice-Chair of the Tide Court.",
            {(SOUZA, "President of Reef Society", "former"), (SOUZA, "Vice-Chair of Tide Court", "current")},
        ),
        (
            "The list:\n\n- Ana Souza, Co-Founder, Until Freedom (Virtual)\n- Joe Tamo, Policy Director, Tide Up (in person)\n",
            {
                (SOUZA, "Co-Founder of Until Freedom", "current"),
                ("Joe Tamo", "Policy Director of Tide Up", "current"),
            },
        ),
        (
            "The project manager at the Reef Institute, Ana Souza, and a spokesperson for the Tide Court, Joe Tamo, spoke.",
            {
                (SOUZA, "Project Manager of Reef Institute", "current"),
                ("Joe Tamo", "Spokesperson of Tide Court", "current"),
            },
        ),
        (
            "Former AU commissioner for political affairs Ana Souza and the Kenyan senator Joe Tamo spoke.",
            {
                (SOUZA, "Commissioner for Political Affairs of African Union", "former"),
                ("Joe Tamo", "Senator of Kenya", "current"),
            },
        ),
        (
            "Ana Souza, until now director general of the Reef Institute, takes over.",
            {(SOUZA, "Director-General of Reef Institute", "former")},
        ),
        (
            "Ana Souza was elected to the Reef Court in 1995 and served as its Vice-President (1999-2001) and President.",
            {(SOUZA, "Vice President of Reef Court", "former"), (SOUZA, "President of Reef Court", "former")},
        ),
        (
            "Fiji's Minister of Internal Security, Yusuf Ali Tamo, and Samoa's Attorney General, Ana Souza, spoke.",
            {
                ("Yusuf Ali Tamo", "Minister of Internal Security of Fiji", "current"),
                (SOUZA, "Attorney General of Samoa", "current"),
            },
        ),
        (
            "## Dr. Ana Souza\nSenior Lecturer in Law, University of Suva; formerly Legal Adviser, Samoa Red Cross\n\nShe sings.",
            {
                (SOUZA, "Senior Lecturer in Law of University of Suva", "current"),
                (SOUZA, "Legal Adviser of Samoa Red Cross", "former"),
            },
        ),
        (
            "Ana Souza, Director of the Reef Institute (2010–2015), spoke.",
            {(SOUZA, "Director of Reef Institute", "former", "since 2010", "until 2015")},
        ),
        (
            "The late Ana Souza, Director of the Reef Institute, was honoured.",
            {(SOUZA, "Director of Reef Institute", "former")},
        ),
        (
            "Joe Tamo was succeeded as Director of the Reef Institute by Ana Souza.",
            {
                (SOUZA, "Director of Reef Institute", "current"),
                ("Joe Tamo", "Director of Reef Institute", "former"),
            },
        ),
        (
            "Formerly Director of the Reef Institute, Ana Souza joined the Tide Court as Registrar.",
            {
                (SOUZA, "Director of Reef Institute", "former"),
                (SOUZA, "Registrar of Tide Court", "current"),
            },
        ),
        (
            "Having served as Director of the Reef Institute, Ana Souza now leads the Tide Court as its President.",
            {
                (SOUZA, "Director of Reef Institute", "former"),
                (SOUZA, "President of Tide Court", "current"),
            },
        ),
        (
            "Reef Institute Director Ana Souza and Tide Court Registrar Joe Tamo spoke.",
            {
                (SOUZA, "Director of Reef Institute", "current"),
                ("Joe Tamo", "Registrar of Tide Court", "current"),
            },
        ),
        (
            "We heard Ana Souza, Director of Reef Aid; Joe Tamo, co-founder of Reefwatch and chair of Our Secure Future.",
            {
                (SOUZA, "Director of Reef Aid", "current"),
                ("Joe Tamo", "Co-Founder of Reefwatch", "current"),
                ("Joe Tamo", "Chair of Our Secure Future", "current"),
            },
        ),
        (
            "The European Union's head of delegation, Ana Souza, sent a message.",
            {(SOUZA, "Head of Delegation of European Union", "current")},
        ),
        (
            "Ana Souza was until last year head of the Reef Institute and was previously with the Tide Court as Legal Adviser.",
            {
                (SOUZA, "Head of Reef Institute", "former"),
                (SOUZA, "Legal Adviser of Tide Court", "former"),
            },
        ),
        (
            "Markus Brandl will return to Vienna next year as Director of the Diplomatic Academy. He is glad.",
            {("Markus Brandl", "Director of Diplomatic Academy", "designate")},
        ),
    ],
)
def test_who_holds_which_post(text: str, found: set[tuple[str, ...]]) -> None:
    assert posts(text, kind="press-release") == found


@pytest.mark.parametrize(
    "body",
    [
        "Instituto para os Comportamentos Aditivos e as Dependências",
        "Organisation pour la mise en valeur du fleuve Sénégal",
        "Institut Sahélien de Recherche sur la Paix",
        "Observatoire national sur la parité",
        "Comité national de lutte contre la drogue",
        "Cellule nationale de traitement des informations financières",
        "Comisión Nacional para el Desarrollo y Vida sin Drogas",
        "Académie Internationale de Lutte Contre le Terrorisme",
        "Istituto per gli Studi di Politica Internazionale",
        "Political Section of the European Union Delegation to Kenya",
        "Action et Développement Intégré pour la Protection de la Femme et la Sauvegarde de l'Enfant",
        "World Federation of United Nations Associations",
        "South Asian Association for Women in Farming",
        "Group of Friends of the Responsibility to Protect",
        "National Reef Justice Coalition",
    ],
)
@pytest.mark.parametrize(
    "text", ["Ana Souza heads the {}, which met.", "Ana Souza, Director of the {} in Milan, spoke."]
)
def test_where_the_name_of_a_body_ends(text: str, body: str) -> None:
    assert body in named(text.format(body), "Organization")


def test_a_list_in_the_name_of_a_body_ends_before_a_person() -> None:
    text = "The head of the Department for Eastern Reefs, Ana Souza, and the Fijian envoy met."
    assert named(text, "Organization") == {"Department for Eastern Reefs"}


def test_the_agency_of_a_dateline_is_nobody() -> None:
    assert named("DAKAR (Reef Wire) – Ana Souza is the director of the Reef Bank.", "Person") == {"Ana Souza"}


def test_a_title_before_a_name_at_the_head_of_a_paragraph_opens_a_life_of_its_own() -> None:
    text = (
        "**Ravi Tamo** is Chair of the Water Integrity Network.\n\n**Hon. Justice Ana Souza** serves on a court. "
        "She chairs the Reef Institute."
    )
    assert ("Ana Souza", "Chair of Reef Institute", "current") in posts(text, kind="bio")


def test_a_post_is_of_no_state_whose_body_is_unread() -> None:
    found = posts("Ana Souza was formerly head of Fiji’s Army Tide Watch and spoke.", kind="press-release")
    assert not any(fact[1] == "Head of Fiji" for fact in found)


def test_a_name_that_a_body_bears_too_is_a_surname_behind_a_given_name() -> None:
    assert named("Alex Wagner spoke. Mr. Wagner is a lawyer.", "Person") == {"Alex Wagner"}


def test_previous_roles_are_over() -> None:
    text = "Ana Souza is a lawyer. Her previous roles also include Executive Director of the Reef Law Center."
    assert (SOUZA, "Executive Director of Reef Law Center", "former") in posts(text, kind="bio")
