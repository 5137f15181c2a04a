import './pass.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import { Button } from '../../kit/button.tsx'
import { Page } from '../../kit/page.tsx'
import { QrCode } from '../../kit/qr-code.tsx'
import { ErrorState, Skeleton } from '../../kit/states.tsx'
import { shapeOf } from '../../kit/tag.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { questions } from '../ask/questions.ts'
import { useAsk } from '../ask/use-ask.ts'
import { People } from '../home/people.tsx'
import { hrefs } from '../places.ts'
import { classTones, classWords } from '../status/class-words.ts'
import { useWhose } from '../whose.ts'
import type { OwnPasses } from '../wire.ts'

/** The pass on a sheet of paper: nothing on it moves, so a guard looks at a document as well. */
function PaperSheet({ sent }: { sent: OwnPasses }) {
  const { t, i18n } = useLingui()
  const format = useFormats()
  const [one] = sent.passes
  if (!one) return null
  return (
    <article className="m-card">
      <h2>
        <span lang="zh-CN">{sent.nameMasked}</span>{' '}
        <small>
          {shapeOf[classTones[sent.class]]} {i18n._(classWords[sent.class])}
        </small>
      </h2>
      <QrCode text={one.text} label={t`Pass on paper`} size={220} />
      <p>
        <Trans>Pass · good until {format.dayAndTime(one.expiresAt)}</Trans>
      </p>
      <p className="m-card-note">
        <Trans>
          Show it with a document. If anything about you changes before, it is no longer taken: ask
          for a new one.
        </Trans>
      </p>
    </article>
  )
}

/** A pass to print for who goes out without a phone. */
export function PaperPass() {
  const { t } = useLingui()
  const { person } = useWhose()
  const { body, fault, again } = useAsk<OwnPasses>(questions.paperPass(person.person))
  useTitle(t`A pass on paper`)
  return (
    <Page title={t`A pass on paper`} back={{ href: hrefs.pass, word: t`Back` }}>
      <div className="m-form m-on-screen">
        <People />
        <p>
          <Trans>For who goes out without a phone. It is good for at most three days.</Trans>
        </p>
        <Button tone="main" disabled={!body} onClick={() => print()}>
          <Trans>Print</Trans>
        </Button>
      </div>
      <div className="m-sheet m-sheet-one">
        {body ? (
          <PaperSheet sent={body} />
        ) : fault ? (
          <ErrorState cause={fault} onRetry={again} />
        ) : (
          <Skeleton rows={3} />
        )}
      </div>
    </Page>
  )
}
