// What the panel shows: the figures of the article in front, grouped by how they stand. No knowledge of VS Code.

export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A figure as the server tells it (`fonte/figures`). */
export interface Figure {
  readonly words: string;
  readonly standing: string;
  readonly detail: string;
  readonly differs: boolean;
  readonly archive: string | null;
  readonly range: { readonly start: Position; readonly end: Position };
  readonly sentence: string;
}

export interface Figures {
  readonly version: number;
  readonly summary: string | null;
  readonly figures: readonly Figure[];
}

/** Figures that stand alike, the most urgent group first. */
export interface Group {
  readonly name: GroupName;
  readonly figures: readonly Figure[];
}

export type GroupName = 'differs' | 'unsourced' | 'vague' | 'group' | 'sourced' | 'verified';

const ORDER: readonly GroupName[] = ['differs', 'unsourced', 'vague', 'group', 'sourced', 'verified'];

/** The groups that are not empty. A figure that differs from the archive stands there alone, unless it was checked. */
export function groups(figures: readonly Figure[]): Group[] {
  const byName = new Map<GroupName, Figure[]>();
  for (const figure of figures) {
    const name = groupOf(figure);
    const own = byName.get(name);
    if (own === undefined) byName.set(name, [figure]);
    else own.push(figure);
  }
  return ORDER.flatMap((name) => {
    const own = byName.get(name);
    return own === undefined ? [] : [{ name, figures: own }];
  });
}

function groupOf(figure: Figure): GroupName {
  if (figure.standing === 'verified') return 'verified';
  if (figure.differs) return 'differs';
  // A server newer than the extension may know more: what is not known is open.
  return ORDER.find((name) => name === figure.standing) ?? 'unsourced';
}

/** Whether somebody still has to do something about figures of this group. */
export function isOpen(name: GroupName): boolean {
  return name === 'differs' || name === 'unsourced' || name === 'vague';
}
