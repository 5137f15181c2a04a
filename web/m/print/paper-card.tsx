import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import { QrCode } from '../../kit/qr-code.tsx'
import { ErrorState, Skeleton } from '../../kit/states.tsx'
import { questions } from '../ask/questions.ts'
import { useAsk } from '../ask/use-ask.ts'
import type { OwnCode, OwnPerson } from '../wire.ts'

/** One card: name, age, a code that is good for seven days, until when, and what to do when it is lost. */
export function PaperCard({ person }: { person: OwnPerson }) {
  const { t } = useLingui()
  const format = useFormats()
  const { body, fault, again } = useAsk<OwnCode>(questions.code(person.person, 'paper'))
  if (!body) return fault ? <ErrorState cause={fault} onRetry={again} /> : <Skeleton rows={3} />
  return (
    <article className="m-card">
      <h2>
        {body.name} <small>{person.age}</small>
      </h2>
      <QrCode text={body.text} label={t`Code of ${body.name} on paper`} size={200} />
      <p>
        <Trans>Sampling card · good until {format.dayAndTime(body.expiresAt)}</Trans>
      </p>
      <p className="m-card-note">
        <Trans>
          Lost? Nobody can see results with it. Ask your community for a new card, or print one.
          Bring your document to the first sampling.
        </Trans>
      </p>
    </article>
  )
}
