"""The board: everything that is known of the candidates of one question, as arrays.

Row ``i`` of every array is candidate ``i``; candidates are in order of id. Features of both passes are computed from
the board alone, so that they can be computed again from a stored one when a model is trained.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float64]
Matrix = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Candidates of one question. ``n`` candidates, ``t`` terms of the question, ``s`` sentences of the candidates.

    * ``arms``: scores of the search arms, each in [0, 1], by name;
    * ``walk``: probability of the walk, any scale;
    * ``weights`` (t): rarity of the terms, sum 1 (or 0 without terms); ``numeric`` (t): terms that hold a digit;
    * ``held`` (n, t), ``titled`` (n, t): which terms the text with title and headings holds, and title and headings;
    * ``owner`` (s), ``said`` (s, t), ``meaning`` (s): a sentence's candidate, its terms, its similarity in [0, 1];
    * ``asked`` (n): the question names its title or a heading whole; ``title_share`` (n): share of the title's words
      that stand in the question; ``bracket`` (n): 1 when the addition in brackets of the title is in the question,
      -1 when it is not, 0 without one; ``title_words`` (n): number of words of the title;
    * ``entities`` (n): share of the linked entities it mentions; ``subject`` (n): a linked entity it is about;
    * ``names`` (n, n): a sentence of i names what j is about, by title or resolved entity, in [0, 1];
      ``says`` (n, n): the same times the similarity of the sentence that does; ``shared`` (n, n): rarity of the
      rarest entity, not named by the question, that both mention;
    * ``covered`` (n): share of the question's terms, by rarity, that the candidate holds, also in translation;
    * ``foreign`` (n): written in the other language than the question; ``size`` (n): number of terms;
    * ``entry`` (n): 1 when the text opens with its own title, as the entry of an encyclopedia does, else 0;
    * ``compares``: the question compares.
    """

    ids: tuple[str, ...]
    arms: dict[str, Vector]
    walk: Vector
    weights: Vector
    numeric: Mask
    held: Mask
    titled: Mask
    owner: Places
    said: Mask
    meaning: Vector
    asked: Mask
    title_share: Vector
    title_words: Vector
    bracket: Vector
    entities: Vector
    subject: Vector
    names: Matrix
    says: Matrix
    shared: Matrix
    foreign: Mask
    size: Vector
    compares: bool
    covered: Vector
    entry: Vector

    @property
    def count(self) -> int:
        """Number of candidates."""
        return len(self.ids)

    def best_by_owner(self, values: Vector, floor: float = 0.0) -> Vector:
        """The highest of the values (one per sentence) of each candidate's sentences, ``floor`` without any."""
        best = np.full(self.count, floor)
        np.maximum.at(best, self.owner, values)
        return best
