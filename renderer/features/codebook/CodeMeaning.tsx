import type { Code } from '../../../shared/contract/codes.ts'
import type { InputOf } from '../../../shared/contract/contract.ts'
import { useProcedure } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { ColourPicker } from '../../ui/ColourPicker.tsx'
import { DraftField } from '../../ui/DraftField.tsx'
import { MemosAbout } from '../../ui/memos/MemosAbout.tsx'
import { RoleToggle } from '../../ui/RoleToggle.tsx'
import { Select } from '../../ui/Select.tsx'
import { CodedPassage } from './CodedPassage.tsx'
import styles from './Codebook.module.css'

const ORIGINS = [
  { id: 'inductive', label: 'Inductive: from the texts' },
  { id: 'deductive', label: 'Deductive: from theory' },
] as const

/** What a code means and when it applies, with the passages that show it. */
export function CodeMeaning({ code }: { code: Code }) {
  const { data: examples } = useProcedure('codes.examples', { codeId: code.id })
  const update = (change: Omit<InputOf<'codes.update'>, 'codeId'>) =>
    void act('codes.update', { codeId: code.id, ...change })
  return (
    <>
      <DraftField
        label="Name"
        value={code.name}
        onCommit={name => update({ name })}
        maxLength={500}
        isRequired
      />
      <div className={styles.field}>
        <span className={styles.label}>Default role</span>
        <RoleToggle
          label="Default role"
          value={code.role ? [code.role] : []}
          onChange={([role]) => update({ role: role ?? null })}
          isSingle
        />
      </div>
      <DraftField
        label="Description"
        value={code.description}
        onCommit={description => update({ description })}
        placeholder="What the code stands for"
        isMultiline
      />
      <DraftField
        label="Use it when"
        value={code.inclusion}
        onCommit={inclusion => update({ inclusion })}
        placeholder="Inclusion criteria"
        rows={2}
        isMultiline
      />
      <DraftField
        label="Do not use it when"
        value={code.exclusion}
        onCommit={exclusion => update({ exclusion })}
        placeholder="Exclusion criteria"
        rows={2}
        isMultiline
      />
      <section aria-label="Example quotes">
        <h3 className={styles.label}>Example quotes</h3>
        {examples?.length === 0 && (
          <p className={styles.none}>
            None yet. Under Passages, the star makes a quote an example of what the code means.
          </p>
        )}
        {examples?.map(coding => (
          <CodedPassage
            key={coding.id}
            coding={coding}
            codeId={code.id}
            exampleIds={examples.map(({ id }) => id)}
          />
        ))}
      </section>
      <Select
        label="Origin"
        value={code.origin}
        options={ORIGINS}
        onChange={origin => update({ origin })}
      />
      <ColourPicker label="Colour" value={code.colour} onChange={colour => update({ colour })} />
      <MemosAbout kind="code" id={code.id} />
    </>
  )
}
