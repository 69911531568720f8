/** What came of reading a damaged project row by row. Names tables and counts only. */
export interface SalvageReport {
  tables: {
    table: string
    /** Rows that are in the new project as they were. */
    read: number
    /** Rows that could not be read; null where the damage hides how many there were. */
    lost: number | null
  }[]
  /** Rows that were left out since what they belong to was lost. */
  orphaned: number
  /** Texts of which a part is damaged, or all of it lost. */
  textsChanged: number
  /** Passages whose text is no longer what it was; their quotes are kept. */
  codingsLost: number
  /** Whether each step of the history can still be undone. */
  isHistoryWhole: boolean
}
