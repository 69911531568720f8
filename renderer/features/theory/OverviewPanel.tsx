import { memo, useMemo } from 'react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { Theory } from '../../../shared/contract/theories.ts'
import { Inspector } from '../../ui/Inspector.tsx'
import { MemosAbout } from '../../ui/memos/MemosAbout.tsx'
import { VoicesOf } from '../../ui/Voices.tsx'
import { ConfigurationLinks } from './ConfigurationLinks.tsx'
import css from './Panels.module.css'
import type { Selection } from './selection.ts'
import { KIND_WORDS } from './words.ts'

interface Props {
  theory: Theory | null
  configurations: Configuration[]
  onSelect: (selection: Selection) => void
}

/** The version as a whole: its story and its configurations. It says the same while the picture is on its way and after. */
export const OverviewPanel = memo(({ theory, configurations, onSelect }: Props) => {
  return (
    <Inspector title={theory?.name ?? 'All configurations'}>
      {theory !== null && <p className={css.kind}>{KIND_WORDS[theory.kind]}</p>}
      {theory !== null && theory.narrative !== '' && (
        <p className={css.narrative}>{theory.narrative}</p>
      )}
      <section className={css.section} aria-label="Configurations">
        <h3 className={css.heading}>Configurations</h3>
        <p className={css.hint}>Choose one to follow it through the diagram.</p>
        <ConfigurationLinks
          configurations={configurations}
          onShow={id => onSelect({ kind: 'configuration', id })}
        />
      </section>
      <WhoSpeaks configurations={configurations} />
      {theory !== null && <MemosAbout kind="theory" id={theory.id} />}
    </Inspector>
  )
})
OverviewPanel.displayName = 'OverviewPanel'

/** Whose words the version rests on: evidence on its configurations and on their elements. */
function WhoSpeaks({ configurations }: Pick<Props, 'configurations'>) {
  const ids = useMemo(() => configurations.map(({ id }) => id), [configurations])
  return (
    <VoicesOf
      configurationIds={ids}
      frame={voices => (
        <section className={css.section} aria-label="Whose words it rests on">
          <h3 className={css.heading}>Whose words it rests on</h3>
          {voices}
        </section>
      )}
    />
  )
}
