"""Articles of our own invention, as plain text: a court, a merger, a flood; a headline, then a paragraph a line."""

from __future__ import annotations

COURT = """\
Court Fines Ferry Line Over Crane Collapse
A court in Port Ellory fined the Northway line two million crowns on May 3, 2023.
The collapse of the crane injured about 40 people, the harbour office said on Thursday.
Northway skipped the inspection of the crane, the dockers' union said.
Ines Falk, a lawyer for Northway, denied the claim.
"Every bolt was checked," Falk told reporters. "The union was told so in March. Nobody listened to us."
The mayor, Jon Aro, said the verdict was fair. He said the city would buy a new crane.
Aro promised to rebuild the quay, according to the harbour office.
Background
The crane was built in 1987.
Mara Lind contributed to this report.
"""

MERGER = """\
Vale Bank To Buy Its Rival
Vale Bank said on Tuesday that it would buy Orm Savings for 300 million crowns.
Ada Holm, the chairwoman of Vale Bank, said that the offer was fair.
Orm Savings declined to comment on the offer.
Britain warned that the merger could harm small firms.
The trade union demanded that Vale Bank keep all branches open.
The union blamed Vale Bank for the loss of 200 jobs.
Holm pledged to keep every branch open.
Analysts believe that the merger will fail.
"""

FLOOD = """\
Flood Cuts Off Three Villages
The river Elm flooded the Orm valley on June 2, 2024.
At least 12 people were killed, including three children, the police said.
The fire brigade said 15 people were killed.
Tom Reed, a spokesman for the river board, said the dam was not safe.
"The dam was safe," the energy minister, Eva Strand, said.
The army will bring food on Monday, the district office announced.
"""
