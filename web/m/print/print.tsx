import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { Page } from '../../kit/page.tsx'
import { Segmented } from '../../kit/segmented.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { hrefs } from '../places.ts'
import { useWhose } from '../whose.ts'
import { PaperCard } from './paper-card.tsx'

type Sheet = 'one' | 'all'

/** Cards on paper: one on A6, or the whole family on A4. */
export function Print() {
  const { t } = useLingui()
  const { family, person } = useWhose()
  const [sheet, setSheet] = useState<Sheet>('one')
  useTitle(t`Print a card on paper`)
  const people = sheet === 'one' ? [person] : family.people
  return (
    <Page title={t`Print a card on paper`} back={{ href: hrefs.more, word: t`Back` }}>
      <div className="m-form m-on-screen">
        <p>
          <Trans>For who has no phone: the sampler reads the card. It is good for 7 days.</Trans>
        </p>
        <Segmented<Sheet>
          label={t`What to print`}
          value={sheet}
          options={[
            { value: 'one', word: t`One card, A6: ${person.name}` },
            { value: 'all', word: t`All family, A4` },
          ]}
          onChange={setSheet}
        />
        <Button tone="main" onClick={() => print()}>
          <Trans>Print</Trans>
        </Button>
      </div>
      <div className={`m-sheet m-sheet-${sheet}`}>
        {people.map((one) => (
          <PaperCard key={one.person} person={one} />
        ))}
      </div>
    </Page>
  )
}
