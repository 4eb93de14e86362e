"""Sentences and articles for the tests of drafting: each with who says what; "" for a source without a name."""

from __future__ import annotations

from typing import TypeAlias

Sayings: TypeAlias = list[tuple[str, str]]
"""Each the source and what it says."""

EXAMPLES: list[tuple[str, Sayings]] = [
    (
        '"The dam will hold," said Ines Falk, an engineer at the water board.',
        [
            ("Ines Falk", "The dam will hold"),
        ],
    ),
    (
        '"The dam will hold," Falk said. "We checked every bolt."',
        [
            ("Falk", "The dam will hold"),
        ],
    ),
    (
        '"The dam," said Falk, "will hold."',
        [
            ("Falk", "The dam will hold"),
        ],
    ),
    (
        ('Falk, who heads the water board, told reporters on Monday: "The dam will hold. Nobody has to leave."'),
        [
            ("Falk", "The dam will hold. Nobody has to leave."),
        ],
    ),
    (
        "The court ruled that the merger was unlawful and ordered the firms to split.",
        [
            ("The court", "the merger was unlawful"),
        ],
    ),
    (
        "The merger, analysts say, could fail.",
        [
            ("analysts", "The merger could fail"),
        ],
    ),
    (
        "The merger could fail, analysts at Northway Bank said on Friday.",
        [
            ("analysts", "The merger could fail"),
        ],
    ),
    (
        "The river, officials believe, will rise again.",
        [
            ("officials", "The river will rise again"),
        ],
    ),
    (
        "Asked whether the mayor would resign, a spokesman said she had no such plans.",
        [
            ("a spokesman", "she had no such plans"),
        ],
    ),
    (
        "He added that the bridge had been checked, but declined to say by whom.",
        [
            ("He", "the bridge had been checked"),
        ],
    ),
    (
        "The minister denied that the sluice had been opened too late.",
        [
            ("The minister", "the sluice had been opened too late"),
        ],
    ),
    (
        "It was announced on Tuesday that the line would close.",
        [
            ("", "the line would close"),
        ],
    ),
    (
        "According to the police, two people drowned.",
        [
            ("the police", "two people drowned"),
        ],
    ),
    (
        "Two people drowned, according to the police.",
        [
            ("the police", "Two people drowned"),
        ],
    ),
    (
        "The storm, according to the weather office, was the worst in a decade.",
        [
            ("the weather office", "The storm was the worst in a decade"),
        ],
    ),
    (
        "The report shows that prices rose by a fifth.",
        [
            ("The report", "prices rose by a fifth"),
        ],
    ),
    (
        "Prices rose by a fifth, a report by the central bank showed.",
        [
            ("a report", "Prices rose by a fifth"),
        ],
    ),
    (
        "Data released on Monday suggest prices rose by a fifth.",
        [
            ("Data", "prices rose by a fifth"),
        ],
    ),
    (
        "Union leaders said the owners had ignored their warnings and called the fine a joke.",
        [
            ("Union leaders", "the owners had ignored their warnings"),
        ],
    ),
    (
        "Lawyers for the mayor argued the vote was void.",
        [
            ("Lawyers for the mayor", "the vote was void"),
        ],
    ),
    (
        "In a statement, the company said it would appeal.",
        [
            ("the company", "it would appeal"),
        ],
    ),
    (
        "A statement from the company said the plant would reopen in May.",
        [
            ("A statement from the company", "the plant would reopen in May"),
        ],
    ),
    (
        "The claim that the bolts were loose was rejected by the maker.",
        [
            ("The claim", "the bolts were loose"),
        ],
    ),
    (
        "He expressed concern that the levee would break.",
        [
            ("He", "the levee would break"),
        ],
    ),
    (
        "Residents are worried that the levee will break.",
        [
            ("Residents", "the levee will break"),
        ],
    ),
    (
        "The mayor's claim that the levee was safe proved false.",
        [
            ("The mayor", "the levee was safe"),
        ],
    ),
    (
        "Falk wondered why nobody had been warned.",
        [
            ("Falk", "why nobody had been warned"),
        ],
    ),
    (
        '"Why was nobody warned?" asked Jon Aro, whose house was flooded.',
        [
            ("Jon Aro", "Why was nobody warned?"),
        ],
    ),
    (
        '"It is over!" Aro shouted.',
        [
            ("Aro", "It is over!"),
        ],
    ),
    (
        '"It is over," Aro, a baker, said.',
        [
            ("Aro", "It is over"),
        ],
    ),
    (
        '"It is over," he told the Ellory Courier, adding that he would move away.',
        [
            ("he", "It is over"),
            ("he", "he would move away"),
        ],
    ),
    (
        'Aro said that "nobody came" when the water rose.',
        [
            ("Aro", "nobody came when the water rose"),
        ],
    ),
    (
        'Judge Mara Lind said: "The court finds no fault."',
        [
            ("Judge Mara Lind", "The court finds no fault."),
        ],
    ),
    (
        "Judge Mara Lind ruled on Thursday the line must pay two million crowns.",
        [
            ("Judge Mara Lind", "the line must pay two million crowns"),
        ],
    ),
    (
        "Court Says Merger Was Unlawful",
        [
            ("Court", "Merger Was Unlawful"),
        ],
    ),
    (
        "Merger was unlawful, court says",
        [
            ("court", "Merger was unlawful"),
        ],
    ),
    (
        'Mayor: "We were not warned"',
        [
            ("Mayor", "We were not warned"),
        ],
    ),
    (
        '"We were not warned" – mayor',
        [
            ("mayor", "We were not warned"),
        ],
    ),
    (
        "‘We were not warned,’ said the mayor.",
        [
            ("the mayor", "We were not warned"),
        ],
    ),
    (
        "“We were not warned,” the mayor said, “and nobody answered the phone.”",
        [
            ("the mayor", "We were not warned and nobody answered the phone"),
        ],
    ),
    (
        "As the mayor told the council, the levee is old.",
        [
            ("the mayor", "the levee is old"),
        ],
    ),
    (
        "The levee is old, as the mayor has pointed out.",
        [
            ("the mayor", "The levee is old"),
        ],
    ),
    (
        "The mayor pointed out that the levee is old.",
        [
            ("The mayor", "the levee is old"),
        ],
    ),
    (
        'The spokeswoman insisted: "There is no danger."',
        [
            ("The spokeswoman", "There is no danger."),
        ],
    ),
    (
        "The board believes the dam will hold.",
        [
            ("The board", "the dam will hold"),
        ],
    ),
    (
        "Scientists estimate that the ice is melting faster than they had thought.",
        [
            ("Scientists", "the ice is melting faster than they had thought"),
        ],
    ),
    (
        "The poll found that 60 percent of voters oppose the plan.",
        [
            ("The poll", "60 percent of voters oppose the plan"),
        ],
    ),
    (
        "Police said they had arrested two men, aged 20 and 25, who were seen near the crane.",
        [
            ("Police", "they had arrested two men, aged 20 and 25, who were seen near the crane"),
        ],
    ),
    (
        "Police have not said how many people were hurt.",
        [
            ("Police", "how many people were hurt"),
        ],
    ),
    (
        'Falk tweeted: "Stay inside."',
        [
            ("Falk", "Stay inside."),
        ],
    ),
    (
        "Writing in the Courier, Falk said the dam was sound.",
        [
            ("Falk", "the dam was sound"),
        ],
    ),
    (
        "The firm, which denies it broke the law, will appeal.",
        [
            ("which", "it broke the law"),
        ],
    ),
    (
        "Northway spokesman Jon Aro, citing the inquiry, said nobody was to blame.",
        [
            ("Northway spokesman Jon Aro", "nobody was to blame"),
        ],
    ),
    (
        "One witness, quoted by the Courier, said the crane swayed before it fell.",
        [
            ("One witness", "the crane swayed before it fell"),
        ],
    ),
    (
        '"This is a dark day for the town," read the statement.',
        [
            ("the statement", "This is a dark day for the town"),
        ],
    ),
    (
        ('"The judges got it wrong," Northway\'s chief executive, Ada Brook, said in an interview with the Courier.'),
        [
            ("Northway's chief executive, Ada Brook", "The judges got it wrong"),
        ],
    ),
    (
        "In the view of the union, the fine is too low.",
        [
            ("the union", "the fine is too low"),
        ],
    ),
    (
        "The fine is too low, say unions.",
        [
            ("unions", "The fine is too low"),
        ],
    ),
    (
        '"The fine is too low," said a union leader who asked not to be named.',
        [
            ("a union leader", "The fine is too low"),
        ],
    ),
    (
        '"The fine is too low", he explained, "but we accept it. We will not strike."',
        [
            ("he", "The fine is too low"),
        ],
    ),
    (
        'He said: "The fine is too low." The owners said it was too high.',
        [
            ("He", "The fine is too low."),
            ("The owners", "it was too high"),
        ],
    ),
    (
        'When asked about the fine, Brook replied, "No comment."',
        [
            ("Brook", "No comment."),
        ],
    ),
    (
        '"We hope," Brook wrote in a letter to staff, "that the line can be saved."',
        [
            ("Brook", "We hope that the line can be saved"),
        ],
    ),
    (
        "Aro and Falk both said the mayor knew of the cracks.",
        [
            ("Aro and Falk", "the mayor knew of the cracks"),
        ],
    ),
    (
        "Some fear the levee may break before the rain stops.",
        [
            ("Some", "the levee may break before the rain stops"),
        ],
    ),
    (
        "There are fears that the levee may break.",
        [
            ("fears", "the levee may break"),
        ],
    ),
    (
        'Brook said she was "deeply sorry" for what had happened, and that the firm would pay.',
        [
            ("Brook", 'she was "deeply sorry" for what had happened, and that the firm would pay'),
        ],
    ),
    (
        "The firm would pay, Brook said, although she gave no date.",
        [
            ("Brook", "The firm would pay although she gave no date"),
        ],
    ),
    (
        '"The firm will pay," said Brook, and left the room.',
        [
            ("Brook", "The firm will pay"),
        ],
    ),
    (
        "Falk stated in the hearing that the crane was new.",
        [
            ("Falk", "the crane was new"),
        ],
    ),
    (
        "Falk also noted the crane was new and had been inspected.",
        [
            ("Falk", "the crane was new and had been inspected"),
        ],
    ),
    (
        "The harbour office reports 40 people were injured.",
        [
            ("The harbour office", "40 people were injured"),
        ],
    ),
    (
        "Officials found the crane had been overloaded.",
        [
            ("Officials", "the crane had been overloaded"),
        ],
    ),
    (
        "Falk is confident the dam will hold.",
        [
            ("Falk", "the dam will hold"),
        ],
    ),
    (
        'Residents were angry. "Nobody told us anything," said one.',
        [
            ("one", "Nobody told us anything"),
        ],
    ),
    (
        (
            '"Nobody told us anything," said Mara Lind, 42, who has lived in the street for ten years. '
            '"We lost it all."'
        ),
        [
            ("Mara Lind", "Nobody told us anything"),
        ],
    ),
    (
        'Lind continued: "We lost it all."',
        [
            ("Lind", "We lost it all."),
        ],
    ),
    (
        "Speaking to the Courier, Lind, a teacher, recalled how the water rose.",
        [
            ("Lind", "how the water rose"),
        ],
    ),
    (
        "The president said he had asked for a report that would explain why the dam failed.",
        [
            ("The president", "he had asked for a report that would explain why the dam failed"),
        ],
    ),
    (
        "Footprints in the cave, said Sund, were fresh.",
        [
            ("Sund", "Footprints in the cave were fresh"),
        ],
    ),
    (
        "PORT ELLORY, May 4 (Courier) - Northway said on Thursday it would appeal.",
        [
            ("Northway", "it would appeal"),
        ],
    ),
    (
        "HULME (EBC) — Police say two people drowned.",
        [
            ("Police", "two people drowned"),
        ],
    ),
    (
        "Analysts said the price was too high, while others doubted that it mattered.",
        [
            ("Analysts", "the price was too high"),
            ("others", "it mattered"),
        ],
    ),
    (
        'Reed said the family was "devastated" and would appeal.',
        [
            ("Reed", 'the family was "devastated" and would appeal'),
        ],
    ),
    (
        "Amadi said he had feared for his knee but insisted that he felt no pain.",
        [
            ("Amadi", "he had feared for his knee"),
            ("Amadi", "he felt no pain"),
        ],
    ),
    (
        'The officers said they were "aware of it" but that no law had been broken.',
        [
            ("The officers", 'they were "aware of it" but that no law had been broken'),
        ],
    ),
    (
        '"Sleep," she said.',
        [
            ("she", "Sleep"),
        ],
    ),
    (
        '"It is sneaky," she fumed.',
        [
            ("she", "It is sneaky"),
        ],
    ),
    (
        "\"She used to say, 'You cannot eat a sonata,'\" Sand recalls.",
        [
            ("Sand", "She used to say, 'You cannot eat a sonata,'"),
        ],
    ),
    (
        '"I wanted to play," she says, stirring her tea.',
        [
            ("she", "I wanted to play"),
        ],
    ),
    (
        "He told local radio he hoped talks could resume.",
        [
            ("He", "he hoped talks could resume"),
            ("he", "talks could resume"),
        ],
    ),
    (
        (
            "Northway's spokesperson Carla Dietz dismissed the idea, and pointed out that the samples "
            "had been shipped."
        ),
        [
            ("Carla Dietz", "the samples had been shipped"),
        ],
    ),
    (
        "The victims were relieved that it was over.",
        [
            ("The victims", "it was over"),
        ],
    ),
    (
        "The family has asked that no flowers be sent.",
        [
            ("The family", "no flowers be sent"),
        ],
    ),
    (
        (
            "In a statement, the line denied these allegations:\n"
            "The bolts were checked in May. The crane was sound. It also said a part had been replaced."
        ),
        [
            ("the line", "The bolts were checked in May. The crane was sound."),
            ("It", "a part had been replaced"),
        ],
    ),
    (
        (
            "The mayor told the council on Monday that the quay would stay open, two weeks after a leaked "
            "memo suggested that it could be sold."
        ),
        [
            ("The mayor", "the quay would stay open"),
            ("a leaked memo", "it could be sold"),
        ],
    ),
    (
        (
            "The bank has denied that it lost the files, after a clerk published a letter on Friday which "
            "showed that they were burnt."
        ),
        [
            ("The bank", "it lost the files"),
            ("a letter", "they were burnt"),
        ],
    ),
    (
        "The mayor said the tide had reached the market, after a wall had given way.",
        [
            ("The mayor", "the tide had reached the market, after a wall had given way"),
        ],
    ),
    (
        "An inspector wrote that the beams would be tested again, pointing out that a bolt was missing.",
        [
            ("An inspector", "the beams would be tested again"),
            ("An inspector", "a bolt was missing"),
        ],
    ),
    (
        "Falk said the port knew that the crane was old, adding that two bolts were loose.",
        [
            ("Falk", "the port knew that the crane was old"),
            ("Falk", "two bolts were loose"),
        ],
    ),
    (
        ("The council said it expected to be asked; a spokesman, Ivo Kern, later insisted that relations were good."),
        [
            ("a spokesman, Ivo Kern", "relations were good"),
        ],
    ),
    (
        "The surgeons had warned him for years; he played two matches after that, according to his brother.",
        [
            ("his brother", "he played two matches after that"),
        ],
    ),
    (
        "Whether the alarm rang is unclear: the crew says it did, the owner says it was off.",
        [
            ("the crew", "it did"),
            ("the owner", "it was off"),
        ],
    ),
    (
        "She kept the names of men who she believed were armed.",
        [
            ("she", "were armed"),
        ],
    ),
    (
        "It was a choice that he believed cost him his seat.",
        [
            ("he", "cost him his seat"),
        ],
    ),
    (
        "The union said the port had made clear that the cranes would stay.",
        [
            ("the port", "the cranes would stay"),
        ],
    ),
    (
        "When a guest asked me at the door whether the hotel was on fire, I laughed.",
        [
            ("a guest", "whether the hotel was on fire"),
        ],
    ),
    (
        "The mayor demanded to know why the gate had been left open.",
        [
            ("The mayor", "why the gate had been left open"),
        ],
    ),
    (
        "What the survey shows is that more people use the ferry.",
        [
            ("the survey", "more people use the ferry"),
        ],
    ),
    (
        "In his diary the keeper describes how he lit the lamp and watched the ship sink.",
        [
            ("the keeper", "how he lit the lamp and watched the ship sink"),
        ],
    ),
    (
        "Divers have found signs that the wall is older than the harbour.",
        [
            ("Divers", "the wall is older than the harbour"),
        ],
    ),
    (
        "Night ferries linked to poorer sleep, researchers find",
        [
            ("researchers", "Night ferries linked to poorer sleep"),
        ],
    ),
    (
        '"Mostly at sea," he says.',
        [
            ("he", "Mostly at sea"),
        ],
    ),
    (
        'When a reporter suggested that fares would double, he shook his head: "I never said so."',
        [
            ("a reporter", "fares would double"),
            ("he", "I never said so"),
        ],
    ),
    (
        'The minister was blunt: "We will not pay for this again."',
        [
            ("The minister", "We will not pay for this again"),
        ],
    ),
    (
        "Minister: no more cuts to harbour police\nMonday, May 1, 2023",
        [
            ("Minister", "no more cuts to harbour police"),
        ],
    ),
    (
        "He wrote to the bank, which replied that the loan had been repaid.",
        [
            ("the bank", "the loan had been repaid"),
        ],
    ),
    (
        "The report, which Falk said was wrong, will be published.",
        [
            ("Falk", "which was wrong"),
        ],
    ),
    (
        "Prices rose; the bank, it said, would act.",
        [
            ("it", "the bank would act"),
        ],
    ),
    (
        "It was not clear, he wrote in a note, how anyone would prove it.",
        [
            ("he", "It was not clear how anyone would prove it"),
        ],
    ),
    (
        "Leaders said the strike would go on until the port pays more, adding that talks had not begun.",
        [
            ("Leaders", "the strike would go on until the port pays more"),
            ("Leaders", "talks had not begun"),
        ],
    ),
    (
        "The union says the port did nothing and has demanded that the owner resign.",
        [
            ("The union", "the port did nothing"),
            ("The union", "the owner resign"),
        ],
    ),
]
"""Sentences, each for one form of reporting."""

ARTICLES: list[tuple[str, str, Sayings]] = [
    (
        "broadcaster, court",
        (
            "Ferry boss cleared over sinking\n"
            "A ferry operator has been cleared of manslaughter over the deaths of four passengers off "
            "the coast of Ellory.\n"
            "Judge Mara Lind told the court there was no evidence that the captain had been ordered to "
            "sail.\n"
            "Prosecutors had argued that the company put profit before safety. The defence said the "
            "storm could not have been foreseen.\n"
            "Speaking outside court, Tomas Reed, whose brother was among the dead, said the family was "
            '"devastated" and would appeal.\n'
            '"We have waited six years for this day," he told reporters. "And now nobody will answer for '
            'what happened."'
        ),
        [
            ("Judge Mara Lind", "there was no evidence that the captain had been ordered to sail"),
            ("Prosecutors", "the company put profit before safety"),
            ("The defence", "the storm could not have been foreseen"),
            ("Tomas Reed", 'the family was "devastated" and would appeal'),
            ("he", "We have waited six years for this day"),
        ],
    ),
    (
        "wire, merger",
        (
            "PORT ELLORY, May 4 (Courier) - Northway Bank said on Thursday it had agreed to buy smaller "
            "rival Saltmarsh Savings for 2.1 billion crowns, creating the country's third-largest "
            "lender.\n"
            "The deal is expected to close by the end of the year, the companies said in a joint "
            "statement.\n"
            'Northway shares fell 4% in early trading. Analysts at Brook & Lund said the price was "hard '
            'to justify", while others questioned whether regulators would wave it through.\n'
            '"It is a bold move," said Petra Holm, who manages a fund that owns shares in both. "The '
            'question is what they do about the overlap."\n'
            "A source familiar with the talks said the two sides had first met in January. Saltmarsh "
            "declined to comment.\n"
            "Chief Executive Ivo Kern told analysts on a call that no branches would be shut before "
            "2025, adding that he expected savings of 90 million crowns a year."
        ),
        [
            (
                "Northway Bank",
                (
                    "it had agreed to buy smaller rival Saltmarsh Savings for 2.1 billion crowns, creating the "
                    "country's third-largest lender"
                ),
            ),
            ("the companies", "The deal is expected to close by the end of the year"),
            ("Analysts at Brook & Lund", 'the price was "hard to justify"'),
            ("others", "whether regulators would wave it through"),
            ("Petra Holm", "It is a bold move"),
            ("A source familiar with the talks", "the two sides had first met in January"),
            ("Chief Executive Ivo Kern", "no branches would be shut before 2025"),
            ("Ivo Kern", "he expected savings of 90 million crowns a year"),
        ],
    ),
    (
        "wire, flood",
        (
            "Floods kill nine as river bursts banks\n"
            "At least nine people have died after the River Aune burst its banks, officials said Sunday, "
            "warning that the toll was likely to rise.\n"
            "Rescuers were still searching for 14 missing, the interior ministry said in a post on its "
            "website.\n"
            '"The water came so fast that we could only grab the children," said Lena Moss, a baker from '
            "the village of Hulme.\n"
            "The regional governor, Dario Penn, said he had asked the army for help and that two "
            "helicopters were on their way.\n"
            "Meteorologists say more heavy rain is expected on Tuesday. Residents complained they had "
            "received no warning."
        ),
        [
            ("officials", "At least nine people have died after the River Aune burst its banks"),
            ("officials", "the toll was likely to rise"),
            ("the interior ministry", "Rescuers were still searching for 14 missing"),
            ("Lena Moss", "The water came so fast that we could only grab the children"),
            ("Dario Penn", "he had asked the army for help and that two helicopters were on their way"),
            ("Meteorologists", "more heavy rain is expected on Tuesday"),
            ("Residents", "they had received no warning"),
        ],
    ),
    (
        "science",
        (
            "Bees count with their feet, study finds\n"
            "Honeybees may keep track of landmarks by the rhythm of their steps, according to a study "
            "published this week in the journal Insect Minds.\n"
            "The researchers found that bees whose legs had been weighted stopped too early at a feeder "
            "they had visited before. The results suggest that the insects do not rely on sight alone, "
            "the authors write.\n"
            '"We were astonished," said lead author Ruth Abara of the University of Ellory. "It was not '
            'what we set out to test."\n'
            "Other scientists urged caution. Joan Petrie, an entomologist who was not involved in the "
            'work, noted that the sample was small. "I\'d like to see it repeated in the field," she '
            "said.\n"
            "Abara believes the finding could help engineers build small robots. She hopes to test "
            "bumblebees next."
        ),
        [
            ("study", "Bees count with their feet"),
            ("a study", "Honeybees may keep track of landmarks by the rhythm of their steps"),
            (
                "The researchers",
                "bees whose legs had been weighted stopped too early at a feeder they had visited before",
            ),
            ("The results", "the insects do not rely on sight alone"),
            ("the authors", "The results suggest that the insects do not rely on sight alone"),
            ("Ruth Abara", "We were astonished"),
            ("Joan Petrie", "the sample was small"),
            ("she", "I'd like to see it repeated in the field"),
            ("Abara", "the finding could help engineers build small robots"),
        ],
    ),
    (
        "sport",
        (
            "Rovers stun City to reach final\n"
            'Hulme Rovers manager Danny Voss hailed his side\'s "incredible spirit" after they beat City '
            "3-2 in extra time.\n"
            "\"I've been in football for thirty years and I've never seen anything like it,\" Voss said. "
            '"At half-time I told them they had nothing to lose."\n'
            'City coach Pia Hart admitted her team had been second best. "We didn\'t turn up," she said. '
            '"Simple as that."\n'
            "Striker Leo Amadi, who scored twice, said he had feared he would miss the match with a knee "
            "injury but insisted he was never in pain.\n"
            "Asked if he would stay at the club next season, the 24-year-old replied: \"Let's see what "
            'happens."'
        ),
        [
            ("Voss", "I've been in football for thirty years and I've never seen anything like it"),
            ("City coach Pia Hart", "her team had been second best"),
            ("she", "We didn't turn up"),
            ("Striker Leo Amadi", "he had feared he would miss the match with a knee injury"),
            ("he", "he would miss the match with a knee injury"),
            ("Striker Leo Amadi", "he was never in pain"),
            ("the 24-year-old", "Let's see what happens."),
        ],
    ),
    (
        "politics",
        (
            "Minister resigns over harbour contract\n"
            'Transport Minister Jon Aro resigned on Monday, saying he could no longer "count on the '
            'confidence of the prime minister".\n'
            "In his letter of resignation, Aro wrote that he had acted in good faith and denied that he "
            "had known of the payments.\n"
            'Prime Minister Sonja Falk thanked him for his service but said it was "right that he should '
            'go".\n'
            'Opposition leader Karl Brandt accused the government of a cover-up. "They knew for months," '
            'he said. "They hoped nobody would ask."\n'
            "Brandt's party has called for an inquiry. A spokesman for the prime minister said there "
            "were no plans for one.\n"
            "According to documents seen by the Courier, the ministry paid the firm 12 million crowns "
            "before any contract was signed."
        ),
        [
            ("Aro", 'he could no longer "count on the confidence of the prime minister"'),
            ("Aro", "he had acted in good faith"),
            ("Aro", "he had known of the payments"),
            ("Sonja Falk", 'it was "right that he should go"'),
            ("he", "They knew for months"),
            ("A spokesman for the prime minister", "there were no plans for one"),
            (
                "documents seen by the Courier",
                "the ministry paid the firm 12 million crowns before any contract was signed",
            ),
        ],
    ),
    (
        "open news, accident",
        (
            "Tuesday, March 14, 2017\n"
            "A crane toppled onto a school bus in Port Ellory yesterday, injuring eleven children, local "
            "police have said.\n"
            "Police chief Ana Duarte confirmed the driver is in hospital with a broken arm. It is not "
            "yet known what caused the collapse.\n"
            'Eyewitness Omar Said described hearing "a noise like thunder". He told the Courier, "Then I '
            'saw the arm come down. I ran."\n'
            "Northway, which owns the crane, issued a statement saying safety was its highest priority "
            "and that it was cooperating with investigators. The union, however, says the company "
            "ignored three letters about the brakes.\n"
            "In an interview with Radio Ellory, union secretary Britta Lang claimed inspectors had not "
            "visited the site since 2014."
        ),
        [
            ("local police", "A crane toppled onto a school bus in Port Ellory yesterday, injuring eleven children"),
            ("Ana Duarte", "the driver is in hospital with a broken arm"),
            ("He", "Then I saw the arm come down. I ran."),
            ("statement", "safety was its highest priority and that it was cooperating with investigators"),
            ("The union", "the company ignored three letters about the brakes"),
            ("Britta Lang", "inspectors had not visited the site since 2014"),
        ],
    ),
    (
        "long interview",
        (
            'The pianist Vera Sand says she never wanted to be famous. "I wanted to play," she says, '
            'stirring her tea. "The rest just happened."\n'
            "Her mother, a seamstress, thought music was a waste of time. \"She used to say, 'You cannot "
            "eat a sonata,'\" Sand recalls with a laugh.\n"
            'Critics have called her the finest interpreter of her generation. She disagrees. "There are '
            'dozens who are better."\n'
            'What does she make of her new hall? "It\'s too dry," she says flatly. "You feel as if the '
            'sound falls at your feet."\n'
            "She now believes that the accident in 2009, which cost her two fingers, saved her life."
        ),
        [
            ("Vera Sand", "she never wanted to be famous"),
            ("she", "I wanted to play"),
            ("Sand", "She used to say, 'You cannot eat a sonata,'"),
            ("She", "You cannot eat a sonata"),
            ("she", "It's too dry"),
            ("She", "the accident in 2009, which cost her two fingers, saved her life"),
        ],
    ),
    (
        "continued quotation over paragraphs",
        (
            "Council chair Nils Berg read a prepared statement to the packed hall.\n"
            '"I want to say how sorry I am," Berg said. "We failed the people of this town, and we '
            "failed them twice.\n"
            '"The first time was when we built the wall too low. The second was when we did not listen.\n'
            '"I will step down at the end of the month."\n'
            "Some in the audience shouted that he should go at once."
        ),
        [
            ("Berg", "I want to say how sorry I am"),
            ("Some in the audience", "he should go at once"),
        ],
    ),
    (
        "police report",
        (
            "Police are appealing for witnesses after a man was stabbed in Hulme on Saturday night.\n"
            "Officers were called to Mill Street at about 11.40pm following reports that two groups were "
            "fighting.\n"
            'Detective Inspector Sara Quill, from the major crime team, said: "This was a busy evening '
            "and we believe many people will have seen what happened. We would ask them to come "
            'forward."\n'
            "She added that there was no wider threat to the public. The victim, who is in his twenties, "
            "remains in a stable condition, a hospital spokeswoman said.\n"
            "A 19-year-old man has been arrested on suspicion of assault, it was confirmed this morning."
        ),
        [
            ("reports", "two groups were fighting"),
            (
                "Sara Quill",
                (
                    "This was a busy evening and we believe many people will have seen what happened. We would "
                    "ask them to come forward."
                ),
            ),
            ("we", "many people will have seen what happened"),
            ("She", "there was no wider threat to the public"),
            ("a hospital spokeswoman", "The victim, who is in his twenties, remains in a stable condition"),
            ("", "A 19-year-old man has been arrested on suspicion of assault"),
        ],
    ),
    (
        "diplomacy",
        (
            "The foreign ministry in Varna summoned the Ellorian ambassador on Friday over what it "
            'called "unacceptable remarks".\n'
            'The ambassador had said in a television interview that the border was "an accident of '
            'history".\n'
            'Foreign Minister Goran Petrov said his country expected an apology. "Our patience is not '
            'endless," Petrov warned.\n'
            "Ellory says the remarks were taken out of context. The two governments have been at odds "
            "since last summer, when Varna claimed that Ellorian vessels entered its waters - a charge "
            "Ellory rejects.\n"
            "The European Union has urged both sides to show restraint, and the United States said it "
            'was "following the situation closely".\n'
            "Neither country ruled out recalling its envoy."
        ),
        [
            ("The ambassador", 'the border was "an accident of history"'),
            ("Goran Petrov", "his country expected an apology"),
            ("Petrov", "Our patience is not endless"),
            ("Ellory", "the remarks were taken out of context"),
            ("Varna", "Ellorian vessels entered its waters"),
            ("the United States", 'it was "following the situation closely"'),
        ],
    ),
    (
        "technology",
        (
            "Chipmaker Lumen delays new plant\n"
            "Lumen has put off the opening of its plant in Saltmarsh by a year, blaming a shortage of "
            "skilled workers.\n"
            "In a blog post, the firm's head of operations, Mei Tan, wrote: \"We would rather be late "
            'than wrong."\n'
            "The company now expects to start production in 2026. It said the delay would not affect "
            "customers.\n"
            "Rivals have hinted that Lumen is struggling with the technology itself. One engineer, who "
            "spoke on condition of anonymity because he was not authorised to talk to the press, said "
            'yields were "nowhere near" what had been promised.\n'
            'Lumen\'s spokesperson Carla Dietz dismissed the claims as "nonsense", and pointed out that '
            "the first samples had been shipped in March.\n"
            "The news was first reported by The Daily Wafer, which cited two people briefed on the "
            "decision."
        ),
        [
            ("Mei Tan", "We would rather be late than wrong."),
            ("It", "the delay would not affect customers"),
            ("Rivals", "Lumen is struggling with the technology itself"),
            ("One engineer", 'yields were "nowhere near" what had been promised'),
            ("Carla Dietz", "the first samples had been shipped in March"),
        ],
    ),
    (
        "health",
        (
            "Health officials are urging parents to check their children's vaccination records after "
            "three cases of measles were confirmed in Hulme.\n"
            "Dr Priya Nand, the county's director of public health, said the cases were linked. \"If you "
            'are not sure, ask your doctor," she advised.\n'
            "Experts fear the outbreak may spread to the neighbouring district, where fewer than 80% of "
            "children are protected.\n"
            '"It only takes one case," Nand said, "and the whole school is at risk."\n'
            "The agency said that while most patients recover, complications can be severe. It is "
            "understood that one child has been taken to intensive care."
        ),
        [
            ("Priya Nand", "the cases were linked"),
            ("she", "If you are not sure, ask your doctor"),
            (
                "Experts",
                (
                    "the outbreak may spread to the neighbouring district, where fewer than 80% of children are "
                    "protected"
                ),
            ),
            ("Nand", "It only takes one case and the whole school is at risk"),
            ("The agency", "while most patients recover, complications can be severe"),
            ("", "one child has been taken to intensive care"),
        ],
    ),
    (
        "economy",
        (
            "The central bank left its main rate at 4.25% on Wednesday but signalled that cuts could "
            "come as early as June.\n"
            'Inflation "is heading in the right direction", Governor Elke Strand said at a press '
            "conference, though she cautioned that services prices remained sticky.\n"
            'Most economists polled by the Courier had expected the bank to hold. "They will want to see '
            'two more months of data," said Amir Khoury, chief economist at Lund Capital.\n'
            "The minutes showed that three of the nine members had voted for a cut.\n"
            "Finance Minister Rolf Ek said he respected the decision, but critics argue the bank has "
            'been too slow. Strand rejected that view, telling lawmakers last month that "patience has '
            'served us well".'
        ),
        [
            ("The central bank", "cuts could come as early as June"),
            ("Elke Strand", 'Inflation "is heading in the right direction"'),
            ("she", "services prices remained sticky"),
            ("Amir Khoury", "They will want to see two more months of data"),
            ("The minutes", "three of the nine members had voted for a cut"),
            ("Rolf Ek", "he respected the decision"),
            ("critics", "the bank has been too slow"),
            ("Strand", "patience has served us well"),
        ],
    ),
    (
        "local council",
        (
            "Plans to turn the old customs house into flats have been approved despite more than 200 "
            "objections.\n"
            'Planning officer Hugh Tarn told the committee that the scheme "respects the character of '
            'the quay". But councillor Edie Marsh disagreed, calling it "a box with windows".\n'
            'Neighbours fear the building will block their light. "We\'ve been ignored," said one, who '
            "did not want to give her name.\n"
            "The developer, Quayside Homes, has promised that a fifth of the flats will be affordable.\n"
            '"We listened to what people told us," a spokesperson said. "This is a good day for Hulme."\n'
            'Cllr Marsh said: "It\'s a bad day, and I think people will remember it at the ballot box."'
        ),
        [
            ("Hugh Tarn", 'the scheme "respects the character of the quay"'),
            ("Neighbours", "the building will block their light"),
            ("one", "We've been ignored"),
            ("Quayside Homes", "a fifth of the flats will be affordable"),
            ("a spokesperson", "We listened to what people told us"),
            ("Cllr Marsh", "It's a bad day, and I think people will remember it at the ballot box."),
            ("I", "people will remember it at the ballot box"),
        ],
    ),
    (
        "aviation",
        (
            "An Ellory Air passenger jet made an emergency landing at Saltmarsh airport on Sunday after "
            "the crew reported smoke in the cabin, the airline said.\n"
            "None of the 112 people on board was hurt. Passenger Gwen Ilves told broadcaster EBC that "
            'cabin crew "stayed calm the whole time".\n'
            '"They told us to brace, and that was when I thought, this is it," she said.\n'
            "The aviation authority said it had opened an investigation. Preliminary findings indicate a "
            "faulty fan was to blame, two people with knowledge of the matter said.\n"
            "It was the second incident in a month. After the first, the carrier said it had checked its "
            "whole fleet and found nothing amiss."
        ),
        [
            (
                "the airline",
                (
                    "An Ellory Air passenger jet made an emergency landing at Saltmarsh airport on Sunday after "
                    "the crew reported smoke in the cabin"
                ),
            ),
            ("Gwen Ilves", 'cabin crew "stayed calm the whole time"'),
            ("she", "They told us to brace, and that was when I thought, this is it"),
            ("The aviation authority", "it had opened an investigation"),
            ("Preliminary findings", "a faulty fan was to blame"),
            ("two people with knowledge of the matter", "Preliminary findings indicate a faulty fan was to blame"),
            ("the carrier", "it had checked its whole fleet and found nothing amiss"),
        ],
    ),
    (
        "court, wire",
        (
            "A former bank manager who stole 3.4 million crowns from elderly customers was jailed for "
            "seven years on Tuesday.\n"
            'Paul Renn, 51, "preyed on people who trusted him", Judge Ivar Stone said as he passed '
            "sentence at Ellory Crown Court.\n"
            "The court heard that Renn had forged signatures on 46 documents. His lawyer, Beth Osei, "
            'said he was "deeply ashamed" and had begun to repay the money.\n'
            "Renn claimed he had been threatened by a gang, but the judge said he did not believe a word "
            "of it.\n"
            '"You did it because you could," he told the defendant.\n'
            "Prosecutor Lars Holt said after the hearing that the victims were relieved that it was over."
        ),
        [
            ("Judge Ivar Stone", 'Paul Renn, 51, "preyed on people who trusted him"'),
            ("The court", "Renn had forged signatures on 46 documents"),
            ("Beth Osei", 'he was "deeply ashamed" and had begun to repay the money'),
            ("Renn", "he had been threatened by a gang"),
            ("the judge", "he did not believe a word of it"),
            ("he", "You did it because you could"),
            ("Lars Holt", "the victims were relieved that it was over"),
            ("the victims", "it was over"),
        ],
    ),
    (
        "environment",
        (
            "The oil spill off Cape Aune is far larger than first thought, satellite images reveal.\n"
            "The slick now covers 300 square kilometres, campaign group Clean Tides said on Monday, "
            "three times the area given by the operator.\n"
            '"They have been playing it down from day one," said its director, Moira Kell. Drillco '
            "insists its figures are accurate and says the leak has been plugged.\n"
            'Fishermen are angry. "My season is over," says Hakon Dahl, 58, looking out at the harbour. '
            '"Who is going to pay for that?"\n'
            "The government has said that it will hold the company responsible. Environment Minister Lea "
            'Roth promised on Tuesday that "every bird and every beach" would be cleaned.'
        ),
        [
            ("satellite images", "The oil spill off Cape Aune is far larger than first thought"),
            ("Clean Tides", "The slick now covers 300 square kilometres, three times the area given by the operator"),
            ("Moira Kell", "They have been playing it down from day one"),
            ("Drillco", "its figures are accurate"),
            ("Drillco", "the leak has been plugged"),
            ("Hakon Dahl", "My season is over"),
            ("The government", "it will hold the company responsible"),
            ("Lea Roth", '"every bird and every beach" would be cleaned'),
        ],
    ),
    (
        "open news, elections",
        (
            "Voters in Ellory went to the polls on Sunday to choose a new mayor. With 90% of ballots "
            "counted, Rosa Imm leads with 52%, the electoral commission announced.\n"
            '"This is your victory," Imm told supporters late on Sunday night. She thanked volunteers '
            "and vowed that the tram would be built.\n"
            "Her opponent, Ernst Vogel, has yet to concede. His campaign manager said they would wait "
            'for the last ballot box. "Every vote must be counted," she said, "and we are sure that the '
            'gap will close."\n'
            "Observers from the Council of Towns reported that voting had been orderly, although they "
            "noted some polling stations opened late.\n"
            'Wikinews asked Imm what her first act would be. "Sleep," she said.'
        ),
        [
            ("the electoral commission", "With 90% of ballots counted, Rosa Imm leads with 52%"),
            ("Imm", "This is your victory"),
            ("She", "the tram would be built"),
            ("His campaign manager", "they would wait for the last ballot box"),
            ("she", "Every vote must be counted and we are sure that the gap will close."),
            ("we", "the gap will close"),
            ("Observers from the Council of Towns", "voting had been orderly"),
            ("they", "some polling stations opened late"),
            ("Wikinews", "what her first act would be"),
            ("she", "Sleep"),
        ],
    ),
    (
        "labour",
        (
            "Bus drivers in Port Ellory will walk out for three days from Monday in a row over pay, "
            "their union has announced.\n"
            'Transit Workers United said 88% of members had backed strike action. "Our members have had '
            'enough," general secretary Dunja Weiss said in a statement. "They kept this city moving, '
            'and they have been offered crumbs."\n'
            'Ellory Buses said it was "disappointed" by the decision. Managing director Kit Lowell '
            "argued that the offer of 3% was fair, given that passenger numbers had yet to recover.\n"
            'He told local radio he hoped talks could resume. Weiss countered that the door had "never '
            'been closed".'
        ),
        [
            ("their union", "Bus drivers in Port Ellory will walk out for three days from Monday in a row over pay"),
            ("Transit Workers United", "88% of members had backed strike action"),
            ("Dunja Weiss", "Our members have had enough"),
            ("Ellory Buses", 'it was "disappointed" by the decision'),
            ("Kit Lowell", "the offer of 3% was fair, given that passenger numbers had yet to recover"),
            ("He", "he hoped talks could resume"),
            ("he", "talks could resume"),
            ("Weiss", 'the door had "never been closed"'),
        ],
    ),
    (
        "culture",
        (
            "The painting, long thought to be a copy, was in fact made by Ada Verhoeven herself, "
            "curators at the Hulme Gallery have concluded.\n"
            'X-rays revealed an earlier portrait beneath the surface. "That was the moment we knew," '
            "said conservator Finn Asher, who led the team.\n"
            'The gallery\'s director, Lotte Grau, called the discovery "a dream". She said visitors would '
            "be able to see the work from October.\n"
            "Not everyone is convinced. The historian Paolo Neri, writing in Brush, argues that the "
            'brushwork is "too timid", and suggests a pupil may have finished it.'
        ),
        [
            (
                "curators at the Hulme Gallery",
                "The painting, long thought to be a copy, was in fact made by Ada Verhoeven herself",
            ),
            ("Finn Asher", "That was the moment we knew"),
            ("She", "visitors would be able to see the work from October"),
            ("Paolo Neri", 'the brushwork is "too timid"'),
            ("Paolo Neri", "a pupil may have finished it"),
        ],
    ),
    (
        "open news, space",
        (
            "Sunday, June 7, 2015\n"
            "The Ellory Space Office (ESO) has lost contact with its weather satellite Aune 3, the "
            "agency said yesterday. It stated engineers had tried for two days to reach it.\n"
            'Mission leader Olga Freund told Wikinews in an email, "we still hope that it wakes up when '
            'its panels face the sun." According to Freund, the craft may be spinning.\n'
            "ESO launched the craft in 2009; it was supposed to last for five years. As the office "
            "explained in a press release, it had already outlived its design.\n"
            "The loss will not affect forecasts, says ESO."
        ),
        [
            ("the agency", "The Ellory Space Office (ESO) has lost contact with its weather satellite Aune 3"),
            ("It", "engineers had tried for two days to reach it"),
            ("Olga Freund", "we still hope that it wakes up when its panels face the sun."),
            ("we", "it wakes up when its panels face the sun"),
            ("Freund", "the craft may be spinning"),
            ("the office", "it had already outlived its design"),
            ("ESO", "The loss will not affect forecasts"),
        ],
    ),
    (
        "open news, long",
        (
            "Tuesday, February 9, 2016\n"
            "Three cavers are still missing in the Aune Deep, rescue workers said yesterday evening. The "
            "group, all students at Ellory University, entered the cave on Saturday and were reported "
            "overdue the following morning, according to Mountain Rescue.\n"
            'Mountain Rescue head Stig Orre told the press he was "cautiously optimistic" that the three '
            'would be found alive. "They are experienced, they had food for four days, and the water is '
            'going down," said Orre. However, he also warned rain forecast for Wednesday could '
            "complicate matters.\n"
            "The mother of one of the missing, who asked not to be named, said: \"I know my son. He'll be "
            'telling jokes down there."\n'
            "Orre's deputy, Maja Sund, explained rescuers had reached a chamber known as the Ballroom. "
            'Footprints there, she said, were fresh. "We shouted and we thought we heard something. It '
            'could have been an echo."\n'
            "Local authorities have been criticised for failing to close the cave after last year's "
            'accident. In a written statement to the Courier, the district said that "warnings were '
            'posted at every entrance" and declined further comment.\n'
            "Ellory University have said students are being offered support. Vice-chancellor Ida Bloom "
            'expressed hope that "all three will be back with us soon".'
        ),
        [
            ("rescue workers", "Three cavers are still missing in the Aune Deep"),
            (
                "Mountain Rescue",
                (
                    "The group, all students at Ellory University, entered the cave on Saturday and were "
                    "reported overdue the following morning"
                ),
            ),
            ("Stig Orre", 'he was "cautiously optimistic" that the three would be found alive'),
            ("he", "the three would be found alive"),
            ("Orre", "They are experienced, they had food for four days, and the water is going down"),
            ("he", "rain forecast for Wednesday could complicate matters"),
            ("The mother", "I know my son. He'll be telling jokes down there."),
            ("Maja Sund", "rescuers had reached a chamber known as the Ballroom"),
            ("she", "Footprints there were fresh"),
            ("we", "we heard something"),
            ("the district", '"warnings were posted at every entrance"'),
            ("Ellory University", "students are being offered support"),
            ("Ida Bloom", '"all three will be back with us soon"'),
        ],
    ),
    (
        "single quotes, British",
        (
            "Pub landlord wins fight over beer garden\n"
            "A landlord who was told to shut his beer garden because of a neighbour's parrot has won his "
            "appeal.\n"
            "Ray Cope, 61, said he was 'over the moon' at the ruling, which he described as 'a victory "
            "for common sense'.\n"
            "'I've lost a whole summer's trade,' he told the Hulme Echo. 'But the regulars stuck by me.'\n"
            "Council barrister Niamh Dunne had argued the bird was 'in distress' and that its owner "
            "couldn't sleep.\n"
            "But the bench heard that the parrot, Admiral, had been taught to imitate a glass breaking. "
            "'It's quite remarkable,' remarked the chair, Dame Olive Pratt.\n"
            "Mr Cope added: 'I hold no grudge against the parrot.' His neighbour could not be reached "
            "for comment."
        ),
        [
            ("Ray Cope", "he was 'over the moon' at the ruling"),
            ("he", "I've lost a whole summer's trade"),
            ("Niamh Dunne", "the bird was 'in distress' and that its owner couldn't sleep"),
            ("the bench", "the parrot, Admiral, had been taught to imitate a glass breaking"),
            ("Dame Olive Pratt", "It's quite remarkable"),
            ("Mr Cope", "I hold no grudge against the parrot."),
        ],
    ),
    (
        "war report",
        (
            "At least 12 soldiers were killed when rebels attacked a checkpoint near Kesh overnight, a "
            "military source told EBC.\n"
            "The rebels put the figure at 40 and said they had captured the town. Neither claim could be "
            "independently verified.\n"
            '"We are in full control of Kesh," the group\'s spokesman, Abu Talib, said in a recorded '
            'message. The defence ministry denied this, calling it "propaganda".\n'
            'Aid agencies say thousands of people have fled towards the border. "They arrive barefoot," '
            "said Marta Sohl of the charity Open Hands, adding that there was not enough water in the "
            "camps.\n"
            'The United Nations has warned of a "catastrophe" unless a corridor is opened. Its envoy, '
            "Kofi Danso, is expected to meet both sides this week. He is thought to be carrying a letter "
            "from the secretary-general.\n"
            "President Idris Bello accused neighbouring Tamar of arming the rebels, a charge that Tamar "
            "has repeatedly denied. Tamar's foreign minister said Bello was \"looking for someone to "
            'blame".'
        ),
        [
            (
                "a military source",
                "At least 12 soldiers were killed when rebels attacked a checkpoint near Kesh overnight",
            ),
            ("The rebels", "they had captured the town"),
            ("Abu Talib", "We are in full control of Kesh"),
            ("Aid agencies", "thousands of people have fled towards the border"),
            ("Marta Sohl", "They arrive barefoot"),
            ("Marta Sohl", "there was not enough water in the camps"),
            ("Tamar's foreign minister", 'Bello was "looking for someone to blame"'),
        ],
    ),
    (
        "tabloid business",
        (
            "Furious shoppers slam supermarket over 'shrinking' biscuits\n"
            "Shoppers have taken to social media to complain that packets of Oatsies have shrunk by a "
            "fifth.\n"
            '"Am I going mad or are these smaller?" tweeted one. Another wrote, "Same price, less '
            'biscuit. Shame on you!"\n'
            'A spokesperson for GreenBasket said: "We review our products regularly. Like all retailers '
            'we face rising costs, and we have tried to keep prices low for customers." They added the '
            "new packet was clearly labelled.\n"
            'Consumer champion Helen Voyle says firms should come clean. "It\'s sneaky," she fumed. '
            '"People feel they are being taken for fools."\n'
            "It is understood that two other chains are planning similar moves. Trading standards "
            'officers said they were "aware of the issue" but that no law had been broken.'
        ),
        [
            ("Shoppers", "packets of Oatsies have shrunk by a fifth"),
            ("one", "Am I going mad or are these smaller?"),
            ("Another", "Same price, less biscuit. Shame on you!"),
            (
                "A spokesperson for GreenBasket",
                (
                    "We review our products regularly. Like all retailers we face rising costs, and we have "
                    "tried to keep prices low for customers."
                ),
            ),
            ("They", "the new packet was clearly labelled"),
            ("Helen Voyle", "firms should come clean"),
            ("she", "It's sneaky"),
            ("People", "they are being taken for fools"),
            ("", "two other chains are planning similar moves"),
            ("Trading standards officers", 'they were "aware of the issue" but that no law had been broken'),
        ],
    ),
    (
        "interview, question and answer",
        (
            "The novelist Iris Lamb has published her first book in a decade. She spoke to the Courier "
            "about silence, snow and her father.\n"
            "Courier: Why did it take so long?\n"
            "Lamb: I threw two books away. I did not think they were honest.\n"
            'Asked whether the father in the novel was her own, Lamb laughed. "Everybody asks that," she '
            'said, "and I always say no, and nobody believes me."\n'
            'She insists that the book is not a memoir. Her publisher, however, has billed it as "a life '
            'laid bare".'
        ),
        [
            ("she", "Everybody asks that and I always say no, and nobody believes me."),
            ("She", "the book is not a memoir"),
        ],
    ),
    (
        "science 2",
        (
            "A lake of liquid water may lie beneath the south pole of the moon Thule, planetary "
            "scientists reported on Thursday.\n"
            "Radar echoes collected by the probe Skadi between 2012 and 2015 show a bright patch 20 "
            'kilometres across, the team writes in Nature Letters. "We interpreted this feature as a '
            'body of liquid water," said Piero Conti, the study\'s lead author. "We tried every other '
            'explanation and had to give up."\n'
            "If confirmed, the discovery would mean that life could exist there today, said Ana Weir, an "
            "astrobiologist at Saltmarsh who was not part of the team.\n"
            "But not all researchers are persuaded. \"I think it's a plausible argument, but it's not a "
            'conclusive one," Dov Stern, a geologist at the Institute for Ice Research, told the '
            "Courier. Stern argues that the signal could equally come from frozen carbon dioxide.\n"
            "Scientists had long suspected that there was water on Thule. In 1987 the late Gregor Ames "
            "predicted that any lake would be too salty to freeze. It was not clear, he wrote at the "
            "time, how anyone would ever prove it."
        ),
        [
            ("planetary scientists", "A lake of liquid water may lie beneath the south pole of the moon Thule"),
            (
                "the team",
                (
                    "Radar echoes collected by the probe Skadi between 2012 and 2015 show a bright patch 20 "
                    "kilometres across"
                ),
            ),
            ("Piero Conti", "We interpreted this feature as a body of liquid water"),
            ("Ana Weir", "If confirmed, the discovery would mean that life could exist there today"),
            ("Dov Stern", "I think it's a plausible argument, but it's not a conclusive one"),
            ("I", "it's a plausible argument, but it's not a conclusive one"),
            ("Stern", "the signal could equally come from frozen carbon dioxide"),
            ("Scientists", "there was water on Thule"),
            ("Gregor Ames", "any lake would be too salty to freeze"),
            ("he", "It was not clear how anyone would ever prove it"),
        ],
    ),
    (
        "politics, parliament",
        (
            "Opposition MPs walked out of parliament on Wednesday after Speaker Ada Nilsen refused to "
            "let them debate the harbour affair.\n"
            'Nilsen said the matter was before the courts and that she had "no choice". "Order! The '
            'honourable member will sit down," she shouted over jeers.\n'
            "Prime Minister Sonja Falk, who was not in the chamber, later told journalists that the "
            'walkout had been "a stunt". She said she had every confidence in her ministers, though she '
            "conceded mistakes had been made.\n"
            '"This government is finished, and they know it," Social Alliance leader Karl Brandt said, '
            "calling on Falk to resign and warning that his party would vote against the budget.\n"
            "Government sources suggest a reshuffle could come next week. One cabinet minister, speaking "
            'anonymously, predicted that "heads will roll".\n'
            "A poll published on Tuesday by Voxa put the Social Alliance on 34%, and found that two in "
            "three voters think the country is heading in the wrong direction."
        ),
        [
            ("Nilsen", 'the matter was before the courts and that she had "no choice"'),
            ("she", "Order! The honourable member will sit down"),
            ("Sonja Falk", 'the walkout had been "a stunt"'),
            ("She", "she had every confidence in her ministers"),
            ("she", "mistakes had been made"),
            ("Karl Brandt", "This government is finished, and they know it"),
            ("Karl Brandt", "his party would vote against the budget"),
            ("Government sources", "a reshuffle could come next week"),
            ("One cabinet minister", '"heads will roll"'),
            ("A poll", "two in three voters think the country is heading in the wrong direction"),
            ("two in three voters", "the country is heading in the wrong direction"),
        ],
    ),
    (
        "weather and transport, bullets",
        (
            "Storm Berit: what we know\n"
            "- Two people have died, police say\n"
            "- All ferries are cancelled until Friday, according to Ellory Lines\n"
            "- Forecasters warn winds could reach 150 km/h\n"
            '"Please stay at home," the governor, Ove Lie, urged residents. "This is the worst storm we '
            'have seen since 1978."\n'
            "Power company Nordlys said 40,000 homes were without electricity. It hopes to restore "
            "supplies by Thursday, but spokeswoman Eva Moe said she could not promise anything."
        ),
        [
            ("police", "Two people have died"),
            ("Ellory Lines", "All ferries are cancelled until Friday"),
            ("Forecasters", "winds could reach 150 km/h"),
            ("Ove Lie", "Please stay at home"),
            ("Nordlys", "40,000 homes were without electricity"),
            ("Eva Moe", "she could not promise anything"),
        ],
    ),
    (
        "court, US style",
        (
            "SALTMARSH -- A federal judge on Monday blocked a state law banning plastic boats, ruling "
            "that it violated the rights of fishermen.\n"
            'In a 34-page opinion, U.S. District Judge Warren Pike wrote that lawmakers "gave no thought '
            'whatsoever" to those who would lose their livelihoods.\n'
            '"Today\'s decision is a win for working people," said attorney Dana Cruz, who represented '
            "the plaintiffs.\n"
            "The attorney general's office said it was reviewing the decision and would \"consider all "
            'options," including an appeal.\n'
            "Gov. Lou Hanlon, a Democrat, who signed the bill in March, tweeted that he was "
            'disappointed. "We\'ll keep fighting," he wrote.\n'
            "State Sen. Mike Orr, R-Hulme, said he had warned colleagues that the law would not survive. "
            '"I told them so," Orr said. "But do they listen?"\n'
            "Supporters of the ban contend it would have cut pollution by half. Pike noted, however, "
            "that the state's own study found the effect would be closer to 5 percent."
        ),
        [
            ("A federal judge", "it violated the rights of fishermen"),
            ("Warren Pike", 'lawmakers "gave no thought whatsoever" to those who would lose their livelihoods'),
            ("Dana Cruz", "Today's decision is a win for working people"),
            (
                "The attorney general's office",
                'it was reviewing the decision and would "consider all options," including an appeal',
            ),
            ("Lou Hanlon", "he was disappointed"),
            ("he", "We'll keep fighting"),
            ("Mike Orr", "he had warned colleagues that the law would not survive"),
            ("he", "the law would not survive"),
            ("Orr", "I told them so"),
            ("Supporters of the ban", "it would have cut pollution by half"),
            ("Pike", "the state's own study found the effect would be closer to 5 percent"),
            ("study", "the effect would be closer to 5 percent"),
        ],
    ),
    (
        "arts obituary",
        (
            "The cellist Bruno Haas, who has died aged 88, believed that an instrument remembered every "
            "hand that had held it.\n"
            '"You could hear a room change when he tuned," the conductor Rhea Lang recalled on Sunday. '
            "She said Haas had once stopped a concert because a child was crying, came down from the "
            "stage, and played to her.\n"
            "Born in Varna in 1934, he claimed never to have practised scales. His sister Trude, his "
            'first teacher, maintained until her death that this was "a wicked lie".\n'
            'Critics thought his late recordings too slow. Haas replied that they were "as slow as the '
            'truth".\n'
            "He is survived by his wife, the painter Lola Brandt, and two sons. The family has asked "
            "that no flowers be sent."
        ),
        [
            ("Bruno Haas", "an instrument remembered every hand that had held it"),
            ("Rhea Lang", "You could hear a room change when he tuned"),
            (
                "She",
                (
                    "Haas had once stopped a concert because a child was crying, came down from the stage, and "
                    "played to her"
                ),
            ),
            ("Trude", 'this was "a wicked lie"'),
            ("Haas", 'they were "as slow as the truth"'),
            ("The family", "no flowers be sent"),
        ],
    ),
    (
        "open news, protest",
        (
            "Saturday, October 3, 2009\n"
            "Around 2,000 people marched through Saltmarsh on Friday in protest at plans to sell the "
            "city's water works to a private company, organisers claimed; police put the number at 900.\n"
            '"This is a scandal," shouted one of the speakers, schoolteacher Hetty Crane, to cheers from '
            'the crowd. "They sell what is ours and call it progress!" Mayor Ulf Dahlin, reached by '
            'telephone, dismissed the march as a stunt and told Wikinews that the sale "would go ahead '
            'as planned".\n'
            "The opposition Civic List, which holds nine of the 31 seats on the council, has announced "
            "it will challenge the vote in court. Its leader Ragna Stolt pointed to a 2005 ruling in "
            'which judges found that water was "not an ordinary good". In her words, "nobody can own the '
            'rain."\n'
            "Aqualine, the firm bidding for the works, said in an email that it understood people's "
            "concerns. It has previously been accused by unions of cutting corners at two other plants, "
            "something the company has always denied."
        ),
        [
            (
                "organisers",
                (
                    "Around 2,000 people marched through Saltmarsh on Friday in protest at plans to sell the "
                    "city's water works to a private company"
                ),
            ),
            ("Ulf Dahlin", 'the sale "would go ahead as planned"'),
            ("The opposition Civic List", "it will challenge the vote in court"),
            ("judges", 'water was "not an ordinary good"'),
            ("her", "nobody can own the rain."),
        ],
    ),
    (
        "magazine feature",
        (
            "Nobody in Kelp Bay remembers who built the lighthouse. Some say it was monks; others that "
            'it was there before the bay. "My grandmother swore it moved," laughs Per Ness, the last '
            'keeper, pouring coffee. "An inch a year, she said. I measured it. She was right."\n'
            "Ness, 79, thinks the coast guard should have kept the lamp. \"Machines don't notice things. "
            "I once saw a boat that wasn't on any chart,\" he says. What he means by that he will not "
            "say.\n"
            "A spokeswoman for the coast guard, Lise Aker, disputes that anything has been lost. The new "
            'system, she argues, is safer and costs a tenth as much. "We love the lighthouse, we really '
            'do," she adds. "We simply can\'t afford romance."\n'
            "Historians suspect that the tower dates from about 1680, but the parish records burned. In "
            'a 1911 letter a visiting bishop complained that the keeper "smelled of whale".'
        ),
        [
            ("Some", "it was monks"),
            ("Per Ness", "My grandmother swore it moved"),
            ("My grandmother", "it moved"),
            ("Ness", "the coast guard should have kept the lamp"),
            ("he", "Machines don't notice things. I once saw a boat that wasn't on any chart"),
            ("Lise Aker", "anything has been lost"),
            ("she", "The new system is safer and costs a tenth as much"),
            ("she", "We love the lighthouse, we really do"),
            ("Historians", "the tower dates from about 1680"),
            ("a visiting bishop", 'the keeper "smelled of whale"'),
        ],
    ),
    (
        "agency, trial",
        (
            "VARNA (Courier) - Prosecutors on Wednesday asked judges to jail former prime minister Milan "
            'Dobrev for eight years, saying he took bribes "on an industrial scale" while in office.\n'
            'Dobrev, 66, denies wrongdoing and says the case is politically motivated. "I have nothing '
            'to hide and nothing to fear," he told a packed courtroom as his supporters chanted outside.\n'
            "Chief prosecutor Irina Stoeva said investigators had traced 14 million euros to accounts in "
            "Cyprus which, she said, belonged to Dobrev's brother-in-law. The defence contends that the "
            "money came from the sale of a vineyard.\n"
            "Witnesses have described seeing envelopes change hands in a hotel sauna. One, a former "
            'driver, testified last month that he had been told "to see nothing and say less".\n'
            "A verdict is due on June 14. If convicted, Dobrev would appeal, according to one of his "
            "lawyers, who added that he was confident the higher court would throw the case out."
        ),
        [
            ("Prosecutors", 'he took bribes "on an industrial scale" while in office'),
            ("Dobrev", "the case is politically motivated"),
            ("he", "I have nothing to hide and nothing to fear"),
            (
                "Irina Stoeva",
                (
                    "investigators had traced 14 million euros to accounts in Cyprus which belonged to Dobrev's "
                    "brother-in-law"
                ),
            ),
            ("she", "belonged to Dobrev's brother-in-law"),
            ("The defence", "the money came from the sale of a vineyard"),
            ("One", 'he had been told "to see nothing and say less"'),
            ("one of his lawyers", "If convicted, Dobrev would appeal"),
            ("who", "he was confident the higher court would throw the case out"),
            ("he", "the higher court would throw the case out"),
        ],
    ),
]
"""Short articles in the styles of many desks: name, text, and the sayings that must be found."""
