import { useState } from 'react'
import { Link2 } from 'lucide-react'
import type { Configuration, ConfigurationDetail } from '../../../shared/contract/configurations.ts'
import { Button } from '../../ui/Button.tsx'
import { LinkForm } from './LinkForm.tsx'
import { LinkItem } from './LinkItem.tsx'
import css from './LinksPanel.module.css'
import { Neighbours } from './Neighbours.tsx'
import { TraceList } from './TraceList.tsx'

interface Props {
  configuration: ConfigurationDetail
  configurations: Configuration[]
}

/** What the configuration does to others and they to it: said by a researcher, or by shared elements. */
export function LinksPanel({ configuration, configurations }: Props) {
  const [isMaking, setIsMaking] = useState(false)
  const { links, id } = configuration
  const out = links.filter(({ fromId }) => fromId === id)
  const into = links.filter(({ fromId }) => fromId !== id)
  return (
    <>
      <section aria-label="Links">
        <h3 className={css.title}>Said by the team</h3>
        {links.length === 0 && !isMaking && (
          <p className={css.nothing}>
            Nobody has said yet what this one triggers, reinforces or inhibits.
          </p>
        )}
        <ul className={css.list}>
          {[...out, ...into].map(link => (
            <LinkItem
              key={link.id}
              link={link}
              configuration={configuration}
              configurations={configurations}
            />
          ))}
        </ul>
        {isMaking ? (
          <LinkForm
            configuration={configuration}
            configurations={configurations}
            onDone={() => setIsMaking(false)}
          />
        ) : (
          <Button size="small" icon={Link2} onPress={() => setIsMaking(true)}>
            Link to another…
          </Button>
        )}
      </section>
      <Neighbours configuration={configuration} configurations={configurations} />
      <TraceList configuration={configuration} configurations={configurations} />
    </>
  )
}
