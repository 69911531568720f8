import type { Code } from '../../../shared/contract/codes.ts'
import type { PositionUnit } from './units.ts'
import type { WholeProject, WholeRow } from '../../../shared/interchange/whole-project.ts'
import { rowsOf, textIn } from '../../../shared/interchange/whole-project.ts'
import { guidOf } from './guids.ts'
import { element, textElement } from './xml-write.ts'

/** What a project file of the standard is made of. */
export interface RefiInput {
  whole: WholeProject
  /** The codebook, parents before children. */
  codes: readonly Code[]
  /** What each configuration says, by its id. */
  statements: ReadonlyMap<string, string>
  unit: PositionUnit
}

/** Notes gathered while the rest is written; every one is referred to by its GUID. */
export class Notes {
  readonly written: string[] = []
  readonly #about = Map.groupBy<string, WholeRow>([], () => '')

  constructor(whole: WholeProject) {
    this.#about = Map.groupBy(
      rowsOf(whole, 'memo_link').filter(link => link['is_subject'] === 1),
      link => `${textIn(link, 'target_kind')}/${textIn(link, 'target_id')}`,
    )
    for (const memo of rowsOf(whole, 'memo')) {
      this.write({
        ...{ guid: guidOf(textIn(memo, 'id')), name: textIn(memo, 'title') },
        ...{ body: textIn(memo, 'body'), userId: textIn(memo, 'researcher_id') },
        ...{ createdAt: textIn(memo, 'created_at'), changedAt: textIn(memo, 'changed_at') },
      })
    }
  }

  /** Adds a note; returns its GUID. */
  write(note: {
    guid: string
    name: string
    body: string
    userId?: string
    createdAt?: string
    changedAt?: string
  }): string {
    const user = note.userId === undefined ? null : guidOf(note.userId)
    this.written.push(
      element(
        'Note',
        {
          ...{ guid: note.guid, name: note.name === '' ? 'Memo' : note.name },
          ...{ creatingUser: user, creationDateTime: instant(note.createdAt ?? '') },
          ...{ modifiedDateTime: instant(note.changedAt ?? '') },
        },
        // Never empty: a reader must find the text or a path to it.
        [textElement('PlainTextContent', note.body === '' ? ' ' : note.body)],
      ),
    )
    return note.guid
  }

  /** References to the memos on a thing. */
  refsTo(kind: string, id: string): string[] {
    return (this.#about.get(`${kind}/${id}`) ?? []).map(link =>
      noteRef(guidOf(textIn(link, 'memo_id'))),
    )
  }
}

export function noteRef(guid: string): string {
  return element('NoteRef', { targetGUID: guid })
}

export function codeRef(guid: string): string {
  return element('CodeRef', { targetGUID: guid })
}

/** An instant as the schema takes it, or null. */
export function instant(written: string): string | null {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(written) ? written : null
}
