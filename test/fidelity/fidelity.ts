// Holds imported texts against what other programs read in the same files: `node test/fidelity/fidelity.ts FOLDER…`.
// Word, ODT, RTF and HTML files against LibreOffice, PDFs against pdftotext, captions and texts against the file itself.
// Prints one line of JSON a file with the sentences that are missing or stand more often; quotes what it compares, so it
// is for files that may be seen. Fails where anything differs; skips with a sentence what it has no program for.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { readSource } from '../../electron/import/import-file.ts'
import { differences } from './differences.ts'

const scratch = mkdtempSync(join(tmpdir(), 'retroduce-fidelity-'))

function byOffice(path: string): string {
  const profile = `-env:UserInstallation=file://${join(scratch, 'profile')}`
  execFileSync(
    'soffice',
    [profile, '--headless', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', scratch, path],
    { stdio: 'ignore', timeout: 60_000 },
  )
  const name =
    path
      .split('/')
      .at(-1)
      ?.replace(/\.[^.]*$/, '') ?? ''
  return readFileSync(join(scratch, `${name}.txt`), 'utf8')
}

/** Without what the importer reports and leaves out: numbers of pages and lines, and lines that a page break cuts in two. */
function byPdftotext(path: string): string {
  const text = execFileSync('pdftotext', [path, '-'], { encoding: 'utf8', maxBuffer: 1e9 })
  const lines = text.split(/(?<=\f)|\n/).filter(line => /[\p{L}\f]/u.test(line))
  const isCut = (line: string, at: number) => lines[at - 1] === '\f' && lines[at - 2] === line
  return lines.filter((line, at) => !isCut(line, at)).join('\n')
}

/** The words of captions: no times, names, numbers, notes or tags, and once what rolls on from one to the next. */
function ownCaptions(path: string): string {
  const body = ownText(path).replace(/^(?:NOTE|STYLE|REGION|WEBVTT).*(?:\n.+)*/gm, '')
  const words = body
    .replace(/(?<=\n\n).*\n(?=.*-->)/g, '')
    .replace(/^.*-->.*$|^\d+:\d+:\S+,\d+:\d+:\S+$|^\d+$/gm, '')
    .replace(/<[^<>]*>/g, '')
  const lines = words.split('\n').filter(line => line.trim() !== '')
  return lines.filter((line, at) => line.trim() !== lines[at - 1]?.trim()).join('\n')
}

function ownText(path: string): string {
  return readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
}

const REFERENCES: Record<string, (path: string) => string> = {
  ...{ '.docx': byOffice, '.odt': byOffice, '.rtf': byOffice, '.html': byOffice },
  ...{ '.pdf': byPdftotext, '.txt': ownText, '.md': ownText },
  ...{ '.vtt': ownCaptions, '.srt': ownCaptions, '.sbv': ownCaptions },
}

async function compare(path: string): Promise<object | null> {
  const reference = REFERENCES[extname(path).toLowerCase()]
  if (reference === undefined) return null
  const draft = await readSource(path, readFileSync(path)).catch((error: Error) => error.message)
  if (typeof draft === 'string') return { refused: draft }
  try {
    const unit = extname(path) === '.pdf' ? 'line' : 'sentence'
    return differences(reference(path), draft.text, unit)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    return { skipped: 'The program to compare with is not installed.' }
  }
}

for (const folder of process.argv.slice(2)) {
  for (const name of readdirSync(folder).sort()) {
    const result = await compare(join(folder, name))
    if (result === null) continue
    console.log(JSON.stringify({ file: name, ...result }))
    // What LibreOffice leaves out, notes and comments, comes as added.
    if ('missing' in result || 'doubled' in result) process.exitCode = 1
  }
}
rmSync(scratch, { recursive: true, force: true })
