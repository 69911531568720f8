import { z } from 'zod'
import { contract, type ProcedureName } from '../../shared/contract/contract.ts'

/** A procedure as `retroduce procedures` prints it. */
export interface ProcedureDescription {
  name: string
  kind: string
  summary: string
  input: unknown
  output: unknown
}

/** Every procedure with its input and output as JSON Schema (draft 2020-12). */
export function describeContract(): ProcedureDescription[] {
  return (Object.keys(contract) as ProcedureName[]).sort().map(name => {
    const { kind, summary, input, output } = contract[name]
    return {
      name,
      kind,
      summary,
      input: z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }),
      output: z.toJSONSchema(output, { io: 'output', unrepresentable: 'any' }),
    }
  })
}
