import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import { Button } from '../../kit/button.tsx'
import { Page } from '../../kit/page.tsx'
import { QrCode } from '../../kit/qr-code.tsx'
import { ErrorState, Skeleton } from '../../kit/states.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { useAsk } from '../ask/use-ask.ts'
import { hrefs } from '../places.ts'
import { OldNotice } from '../reading/old-notice.tsx'
import { asks } from './paths.ts'
import type { Paper, PaperKind } from './wire.ts'

function Lines({ paper }: { paper: Paper }) {
  const format = useFormats()
  return (
    <article className="ms-paper">
      <h2>{format.text(paper.title)}</h2>
      <dl className="m-facts">
        {paper.lines.map(({ label, value }) => (
          <div key={label.en}>
            <dt>{format.text(label)}</dt>
            <dd>{format.text(value)}</dd>
          </div>
        ))}
      </dl>
      <p>{format.text(paper.say)}</p>
      <QrCode text={`${paper.number} ${paper.signature}`} label={paper.number} size={160} />
      <p className="m-soft">
        <code>{paper.number}</code> · {format.dayAndTime(paper.issuedAt)}
      </p>
    </article>
  )
}

/** One paper as it is printed, signed by the city. */
export function OnePaper(props: { person: string; stay: string; kind: PaperKind }) {
  const { t } = useLingui()
  const { person, stay, kind } = props
  const asked = useAsk<Paper>(asks.paper(person, stay, kind), { isKept: true })
  const title = kind === 'certificate' ? t`Certificate of release` : t`Proof for my work`
  useTitle(title)
  return (
    <Page title={title} back={{ href: hrefs.stay, word: t`Back to my isolation` }}>
      <OldNotice asked={asked} />
      {asked.body ? (
        <>
          <Lines paper={asked.body} />
          <Button className="m-on-screen m-wide" onClick={() => print()}>
            <Trans>Print</Trans>
          </Button>
        </>
      ) : asked.fault ? (
        <ErrorState cause={asked.fault} onRetry={asked.again} />
      ) : (
        <Skeleton rows={6} />
      )}
    </Page>
  )
}
