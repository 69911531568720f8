/** Files of references in every format, with words of our own. */

/** Records in RIS, as databases write them. */
export interface RisRecord {
  title: string
  authors?: readonly string[]
  year?: number
  doi?: string
  journal?: string
  abstract?: string
}

/** A RIS file of records. */
export function risOf(records: readonly RisRecord[]): string {
  return records
    .map(({ title, authors = [], year, doi, journal, abstract }) =>
      [
        'TY  - JOUR',
        `TI  - ${title}`,
        ...authors.map(author => `AU  - ${author}`),
        ...(year === undefined ? [] : [`PY  - ${year}`]),
        ...(doi === undefined ? [] : [`DO  - ${doi}`]),
        ...(journal === undefined ? [] : [`JO  - ${journal}`]),
        ...(abstract === undefined ? [] : [`AB  - ${abstract}`]),
        'ER  - ',
        '',
      ].join('\r\n'),
    )
    .join('\r\n')
}

/** The bytes of a text as a file that is given to a procedure. */
export function fileOf(name: string, text: string): { name: string; base64: string } {
  return { name, base64: Buffer.from(text).toString('base64') }
}
