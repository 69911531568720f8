/** What is used of citeproc-js, which has no types of its own. */
declare module 'citeproc' {
  interface Sys {
    retrieveLocale: (language: string) => string
    retrieveItem: (id: string) => object
  }
  class Engine {
    constructor(sys: Sys, style: string, language?: string, isForced?: boolean)
    setOutputFormat(format: 'text' | 'html'): void
    updateItems(ids: string[]): void
    /** False for a style that has none. */
    makeBibliography(): [{ entry_ids: string[][] }, string[]] | false
  }
  const CSL: { Engine: typeof Engine }
  export default CSL
}
