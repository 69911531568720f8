import type * as Pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'

let library: Promise<typeof Pdfjs> | undefined

/** Loads pdf.js once, at the first PDF: its two halves are 4 MB of program. */
export function loadPdfjs(): Promise<typeof Pdfjs> {
  library ??= load()
  return library
}

/**
 * The half that parses runs in this thread, found under a global name; otherwise pdf.js would look for a file beside the
 * bundle. While it loads it asks for a canvas, a native library that text does not need, and warns where there is none.
 */
async function load(): Promise<typeof Pdfjs> {
  const { warn } = console
  const getBuiltinModule = process.getBuiltinModule.bind(process)
  console.warn = () => undefined
  process.getBuiltinModule = ((id: string) => {
    if (id === 'module') throw new Error('Not here')
    return getBuiltinModule(id)
  }) as typeof getBuiltinModule
  try {
    // @ts-expect-error -- this half comes without types, and only pdf.js itself uses it
    const worker: object = await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
    Object.assign(globalThis, { pdfjsWorker: worker })
    return await import('pdfjs-dist/legacy/build/pdf.mjs')
  } finally {
    console.warn = warn
    process.getBuiltinModule = getBuiltinModule
  }
}
