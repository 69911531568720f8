import type { Bridge } from '../../../../shared/contract/bridge.ts'
import type { Code } from '../../../../shared/contract/codes.ts'
import type { Coding } from '../../../../shared/contract/codings.ts'
import type { EngineEvent, Result } from '../../../../shared/contract/contract.ts'
import type { Source } from '../../../../shared/contract/sources.ts'
import type { Block } from '../../../../shared/text/source-draft.ts'

type Input = Record<string, unknown>

/** An engine in the page's own memory: as much of the procedures as the coding desk calls. */
export interface FakeEngine extends Bridge {
  codings: Coding[]
  codes: Code[]
  /** Commands in the order in which they came, queries left out. */
  commands: { procedure: string; input: Input }[]
  /** How long an answer takes, in milliseconds. */
  delay: number
  /** Commands to be refused. */
  refuses: Set<string>
  emit: (event: EngineEvent) => void
}

export const SOURCE_ID = 'source-1'

/** Makes an engine that holds one source. */
export function fakeEngine(text: string, blocks: Block[]): FakeEngine {
  const listeners = new Set<(event: EngineEvent) => void>()
  const source: Source = {
    id: SOURCE_ID,
    title: 'Interview 1',
    kind: 'transcript',
    group: 'clients',
    format: 'txt',
    encoding: 'utf-8',
    length: text.length,
    wordCount: 100,
    turnCount: 40,
    speakers: ['Interviewer', 'Ann'],
    codingCount: 0,
    codedShare: 0,
    researcherIds: [],
    createdAt: '2026-01-01T00:00:00Z',
    text,
    blocks,
  }
  const researcher = {
    id: 'researcher-1',
    name: 'Rosa Lind',
    initials: 'RL',
    colour: '#0072b2',
    isCurrent: true,
  }
  let nextId = 1
  const configurations: { id: string; number: number; slots: Input[] }[] = []

  const byPassage = (a: Coding, b: Coding) => a.start - b.start || a.end - b.end
  const find = (id: unknown) => {
    const coding = engine.codings.find(other => other.id === id)
    if (coding === undefined) throw new Error('not_found')
    return coding
  }
  const configuration = ({ id, number, slots }: (typeof configurations)[number]) => ({
    id,
    number,
    title: '',
    status: 'draft',
    statusReason: '',
    slots,
    statement: '',
    isRewritten: false,
    missing: [],
    isComplete: false,
    evidence: { supports: 0, refines: 0, challenges: 0 },
    createdAt: source.createdAt,
    composed: '',
    evidenceList: [],
    chainsIn: [],
    chainsOut: [],
    rivals: [],
  })

  const procedures: Record<string, (input: Input) => unknown> = {
    'sources.list': () => [source],
    'sources.get': () => source,
    'project.info': () => ({ researcher }),
    'researchers.list': () => [researcher],
    'codes.list': () => engine.codes,
    'codings.list': () => [...engine.codings].sort(byPassage),
    'elements.list': () => [],
    'evidence.list': () => [],
    'configurations.list': () => configurations.map(configuration),
    'configurations.get': ({ configurationId }) =>
      configuration(configurations.find(({ id }) => id === configurationId) as never),
    'codes.create': ({ name }) => {
      const code = makeCode(`code-${nextId++}`, String(name))
      engine.codes.push(code)
      return code
    },
    'codings.create': input => {
      const coding = {
        ...makeCoding(`coding-${nextId++}`, text, Number(input['start']), Number(input['end'])),
        ...input,
      } as Coding
      engine.codings.push(coding)
      return coding
    },
    'codings.update': ({ codingId, ...patch }) => {
      const coding = { ...find(codingId), ...patch } as Coding
      coding.quote = text.slice(coding.start, coding.end)
      engine.codings = engine.codings.map(other => (other.id === codingId ? coding : other))
      return coding
    },
    'codings.remove': ({ codingId }) => {
      engine.codings = engine.codings.filter(other => other !== find(codingId))
      return { removedEvidence: 0 }
    },
    'configurations.create': () => {
      const made = { id: `configuration-${nextId++}`, number: configurations.length + 1, slots: [] }
      configurations.push(made)
      return configuration(made)
    },
    'configurations.addPassage': ({ configurationId, role, label, facet }) => {
      const found = configurations.find(({ id }) => id === configurationId)
      const id = String(nextId++)
      found?.slots.push({ id, role, label, facet, elementId: id, elementRole: role })
      return configuration(found as never)
    },
  }

  const engine: FakeEngine = {
    codings: [],
    codes: [],
    commands: [],
    delay: 0,
    refuses: new Set(),
    emit: event => {
      for (const listener of listeners) listener(event)
    },
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async call(procedure, input): Promise<Result<unknown>> {
      const isCommand = /\.(create|update|remove|addPassage)$/.test(procedure)
      if (isCommand) engine.commands.push({ procedure, input: input as Input })
      if (isCommand && engine.delay > 0) await new Promise(done => setTimeout(done, engine.delay))
      if (engine.refuses.has(procedure)) {
        const message = 'The passage could not be coded. Nothing was lost.'
        return { ok: false, error: { code: 'invalid_range', message, details: {} } }
      }
      const run = procedures[procedure]
      if (run === undefined) throw new Error(`The fake engine has no ${procedure}`)
      const value = run(input as Input)
      if (isCommand) {
        engine.emit({ type: 'changed', areas: [procedure.split('.')[0] ?? '', 'sources'] })
      }
      return { ok: true, value: structuredClone(value) }
    },
  }
  return engine
}

/** A code of the codebook. */
export function makeCode(id: string, name: string): Code {
  return {
    id,
    parentId: null,
    name,
    role: null,
    colour: '#0072b2',
    description: '',
    inclusion: '',
    exclusion: '',
    origin: 'inductive',
    position: 0,
    codingCount: 0,
  }
}

/** A coding of a passage. */
export function makeCoding(id: string, text: string, start: number, end: number): Coding {
  return {
    id,
    sourceId: SOURCE_ID,
    start,
    end,
    quote: text.slice(start, end),
    roles: [],
    codeIds: [],
    note: '',
    confidence: null,
    researcherId: 'researcher-1',
    createdAt: '2026-01-01T00:00:00Z',
    isOrphan: false,
    speaker: null,
  }
}
