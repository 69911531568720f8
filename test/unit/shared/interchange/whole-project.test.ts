import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { WholeProject } from '../../../../shared/interchange/whole-project.ts'

it('the JSON Schema in the documentation is that of the program', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../docs/interchange.md'), 'utf8')
  const written = /```json\n(.*?)```/s.exec(page)?.[1] ?? ''
  expect(JSON.parse(written)).toEqual(z.toJSONSchema(WholeProject))
})
