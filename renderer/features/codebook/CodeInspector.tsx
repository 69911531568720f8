import { ListPlus, Merge, Trash2 } from 'lucide-react'
import type { Code } from '../../../shared/contract/codes.ts'
import type { InputOf } from '../../../shared/contract/contract.ts'
import { act } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { ColourPicker } from '../../ui/ColourPicker.tsx'
import { DraftField } from '../../ui/DraftField.tsx'
import { Inspector } from '../../ui/Inspector.tsx'
import { RoleToggle } from '../../ui/RoleToggle.tsx'
import { Select } from '../../ui/Select.tsx'
import styles from './Codebook.module.css'
import { CodeQuotes } from './CodeQuotes.tsx'
import { startAdding, startMerging } from './view.ts'

const ORIGINS = [
  { id: 'inductive', label: 'Inductive: from the texts' },
  { id: 'deductive', label: 'Deductive: from theory' },
] as const

interface CodeInspectorProps {
  code: Code
  onRemove: () => void
}

/** What a code means, when it applies, and where it was used. */
export function CodeInspector({ code, onRemove }: CodeInspectorProps) {
  const update = (change: Omit<InputOf<'codes.update'>, 'codeId'>) =>
    void act('codes.update', { codeId: code.id, ...change })
  return (
    <Inspector title={code.name}>
      <div className={styles.actions}>
        <Button size="small" icon={ListPlus} onPress={() => startAdding(code.id)}>
          New code under it
        </Button>
        <Button size="small" icon={Merge} onPress={() => startMerging(code.id)}>
          Merge into…
        </Button>
        <Button size="small" variant="danger" icon={Trash2} onPress={onRemove}>
          Remove
        </Button>
      </div>
      <DraftField
        key={`name-${code.id}`}
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
        key={`description-${code.id}`}
        label="Description"
        value={code.description}
        onCommit={description => update({ description })}
        placeholder="What the code stands for"
        isMultiline
      />
      <DraftField
        key={`inclusion-${code.id}`}
        label="Use it when"
        value={code.inclusion}
        onCommit={inclusion => update({ inclusion })}
        placeholder="Inclusion criteria"
        rows={2}
        isMultiline
      />
      <DraftField
        key={`exclusion-${code.id}`}
        label="Do not use it when"
        value={code.exclusion}
        onCommit={exclusion => update({ exclusion })}
        placeholder="Exclusion criteria"
        rows={2}
        isMultiline
      />
      <Select
        label="Origin"
        value={code.origin}
        options={ORIGINS}
        onChange={origin => update({ origin })}
      />
      <ColourPicker label="Colour" value={code.colour} onChange={colour => update({ colour })} />
      <CodeQuotes key={code.id} codeId={code.id} />
    </Inspector>
  )
}
