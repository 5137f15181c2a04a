import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import { List, ListRow } from '../../kit/list.tsx'
import { questions } from '../ask/questions.ts'
import { useAsk } from '../ask/use-ask.ts'
import type { DemoMessages as Messages } from '../wire.ts'

const everyMs = 4_000
const shownMax = 3

/** In the demo there are no phones: the messages that they would have received. */
export function DemoMessages() {
  const { t } = useLingui()
  const format = useFormats()
  const { body } = useAsk<Messages>(questions.demoMessages, { everyMs })
  const messages = body?.messages.slice(0, shownMax) ?? []
  return (
    <section className="m-demo">
      <h2>
        <Trans>Demo: messages that phones would have received</Trans>
      </h2>
      {messages.length === 0 ? (
        <p className="m-soft">
          <Trans>No message yet.</Trans>
        </p>
      ) : (
        <List label={t`Messages`}>
          {messages.map(({ at, phoneMasked, text }) => (
            <ListRow
              key={`${at} ${phoneMasked} ${text}`}
              title={text}
              note={`${phoneMasked} · ${format.time(at)}`}
            />
          ))}
        </List>
      )}
    </section>
  )
}
