import { X } from 'lucide-react'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Select } from '../../ui/Select.tsx'
import { useProcedure } from '../../api/client.ts'
import styles from './Conditions.module.css'
import { type FactRow, newFact } from './condition-form.ts'
import { FIELD_OPTIONS, readVerb, verbOf, verbsFor } from './condition-words.ts'
import { FactValue } from './FactValue.tsx'
import { editRow } from './retrieve-store.ts'

/** A condition on the coding itself: what, how, which. */
export function FactLine({ row }: { row: FactRow }) {
  const { data: attributes } = useProcedure('attributes.list', {})
  const attribute = attributes?.find(({ id }) => id === row.attributeId) ?? null
  const change = (values: Partial<FactRow>) => editRow(row.id, () => ({ ...row, ...values }))
  const verbs = verbsFor(row.field, attribute?.type ?? null)
  const verb = verbOf(row)
  return (
    <div className={styles.line}>
      <Select
        label="What"
        isLabelHidden
        value={row.field}
        options={FIELD_OPTIONS}
        onChange={field => editRow(row.id, () => ({ ...newFact(field), id: row.id }))}
      />
      {row.field === 'attribute' && (
        <Select
          label="Attribute"
          isLabelHidden
          placeholder="Which"
          value={row.attributeId}
          options={(attributes ?? []).map(({ id, name }) => ({ id, label: name }))}
          onChange={attributeId => change({ attributeId, test: 'is', values: [] })}
        />
      )}
      <Select
        label="How"
        isLabelHidden
        value={verbs.some(({ id }) => id === verb) ? verb : (verbs[0]?.id ?? 'is')}
        options={verbs}
        onChange={chosen => change(readVerb(chosen))}
      />
      <span className={styles.value}>
        <FactValue row={row} attribute={attribute} onChange={values => change({ values })} />
      </span>
      <IconButton
        icon={X}
        label="Take the condition out"
        onPress={() => editRow(row.id, () => null)}
      />
      {row.field === 'code' && (
        <span className={styles.below}>
          <Checkbox
            label="and the codes below"
            isTicked={row.withChildren}
            onChange={withChildren => change({ withChildren })}
          />
        </span>
      )}
    </div>
  )
}
