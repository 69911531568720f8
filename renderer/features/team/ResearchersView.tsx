import { UserPlus } from 'lucide-react'
import type { Researcher } from '../../../shared/contract/project.ts'
import { useProcedure } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { useDialogs } from '../../store/dialogs.ts'
import { switchResearcher } from '../../store/researchers.ts'
import { Button } from '../../ui/Button.tsx'
import { ColourPicker } from '../../ui/ColourPicker.tsx'
import { DraftField } from '../../ui/DraftField.tsx'
import css from './ResearchersView.module.css'

/** Who codes in this study, and by what names, initials and colours they are told apart. */
export function ResearchersView() {
  const { data: researchers = [] } = useProcedure('researchers.list', {})
  const show = useDialogs(state => state.show)
  return (
    <section className={css.place}>
      <p className={css.about}>
        Every coding and every change carries its researcher. The status bar always says who is
        coding now; on a computer that you share, switch before you begin.
      </p>
      <ul className={css.list} aria-label="Researchers">
        {researchers.map(researcher => (
          <OneResearcher key={researcher.id} researcher={researcher} />
        ))}
      </ul>
      <Button icon={UserPlus} onPress={() => show('addResearcher')}>
        Add a researcher
      </Button>
    </section>
  )
}

function OneResearcher({ researcher }: { researcher: Researcher }) {
  const { id: researcherId, name, initials, colour, isCurrent } = researcher
  const change = (fields: { name?: string; initials?: string; colour?: string }) =>
    void act('researchers.update', { researcherId, ...fields })
  return (
    <li className={css.researcher} aria-label={name} data-current={isCurrent || undefined}>
      <span className={css.sign} style={{ borderColor: colour }} aria-hidden>
        {initials}
      </span>
      <div className={css.name}>
        <DraftField
          label="Name"
          value={name}
          isRequired
          maxLength={500}
          onCommit={to => change({ name: to })}
        />
      </div>
      <div className={css.initials}>
        <DraftField
          label="Initials"
          value={initials}
          maxLength={4}
          isRequired
          onCommit={to => change({ initials: to })}
        />
      </div>
      <ColourPicker label="Colour" value={colour} onChange={to => change({ colour: to })} />
      <div className={css.now}>
        {isCurrent ? (
          <span>Coding now</span>
        ) : (
          <Button size="small" onPress={() => void switchResearcher(researcher)}>
            Code as {name}
          </Button>
        )}
      </div>
    </li>
  )
}
