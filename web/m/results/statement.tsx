import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import { Page } from '../../kit/page.tsx'
import { QrCode } from '../../kit/qr-code.tsx'
import { ErrorState, Skeleton } from '../../kit/states.tsx'
import { Tag } from '../../kit/tag.tsx'
import { useCityNow } from '../../shell/city-clock.ts'
import { useTitle } from '../../shell/use-title.ts'
import { questions } from '../ask/questions.ts'
import { useAsk } from '../ask/use-ask.ts'
import { People } from '../home/people.tsx'
import { OldNotice } from '../reading/old-notice.tsx'
import { resultWords } from '../result-words.ts'
import { useWhose } from '../whose.ts'
import type { OwnStatement } from '../wire.ts'

const everyMs = 300_000
const size = 260

const statedWords: Record<OwnStatement['answer'], MessageDescriptor> = {
  none: resultWords.none,
  'awaiting-result': resultWords['awaiting-result'],
  negative: resultWords.negative,
  'awaiting-individual-test': resultWords['awaiting-individual-test'],
  'to-be-sampled-again': resultWords['to-be-sampled-again'],
  'told-in-person': msg`Told to the person alone`,
}

function Shown({ stated }: { stated: OwnStatement }) {
  const { t } = useLingui()
  const format = useFormats()
  const isOver = Date.parse(stated.expiresAt) <= useCityNow(30_000)
  return (
    <figure className="m-code">
      <QrCode text={stated.text} label={t`Signed result of ${stated.nameMasked}`} size={size} />
      <figcaption>
        <p>
          <strong>
            {stated.nameMasked} · {t(statedWords[stated.answer])}
          </strong>
        </p>
        {stated.sampledAt === null ? null : (
          <p>
            <Trans>sampled {format.dayAndTime(stated.sampledAt)}</Trans>
          </p>
        )}
        {isOver ? (
          <Tag tone="late">
            <Trans>Out of date, open this page with network</Trans>
          </Tag>
        ) : (
          <p className="m-soft">
            <Trans>
              as of {format.dayAndTime(stated.statedAt)}, good until{' '}
              {format.dayAndTime(stated.expiresAt)}
            </Trans>
          </p>
        )}
        <p className="m-soft">
          <Trans>Signed by the city and readable without network. It is not a pass.</Trans>
        </p>
      </figcaption>
    </figure>
  )
}

/** The latest result as a signed code, kept on the phone: somebody else can check it without network. */
export function Statement() {
  const { t } = useLingui()
  const { person } = useWhose()
  useTitle(t`Show the latest result`)
  const asked = useAsk<OwnStatement>(questions.statement(person.person), { everyMs, isKept: true })
  return (
    <Page title={t`Show the latest result`}>
      <People />
      <OldNotice asked={asked} />
      {asked.body ? (
        <Shown stated={asked.body} />
      ) : asked.fault ? (
        <ErrorState cause={asked.fault} onRetry={asked.again} />
      ) : (
        <Skeleton rows={4} />
      )}
    </Page>
  )
}
