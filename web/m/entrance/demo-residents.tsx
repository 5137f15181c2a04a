import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { List, ListRow } from '../../kit/list.tsx'
import { ErrorState } from '../../kit/states.tsx'
import { commands, questions } from '../ask/questions.ts'
import { useAsk } from '../ask/use-ask.ts'
import { useSend } from '../ask/use-send.ts'
import { enter } from '../session.ts'
import type { DemoResidents as Residents } from '../wire.ts'

const storyWords: Readonly<Record<string, MessageDescriptor>> = {
  ordered: msg`is under an order`,
  old: msg`is old and has no phone`,
  family: msg`looks after a family`,
  foreigner: msg`has a foreign passport`,
  'two-documents': msg`has two documents`,
  due: msg`is to be sampled today`,
  sampled: msg`was sampled`,
  negative: msg`has a negative result`,
  awaiting: msg`waits for a result`,
  recalled: msg`is to be sampled again alone`,
}

/** In the demo: invented residents whom one may be without a code. */
export function DemoResidents() {
  const { t } = useLingui()
  const { body } = useAsk<Residents>(questions.demoResidents)
  const { send, fault } = useSend()
  async function be(person: string) {
    const sent = await send(commands.enterDemo, { person })
    if (sent.ok) enter()
  }
  if (!body || body.residents.length === 0) return null
  return (
    <section className="m-demo">
      <h2>
        <Trans>Demo: invented residents you may be</Trans>
      </h2>
      <List label={t`Invented residents`}>
        {body.residents.map(({ person, name, age, story }) => {
          const word = storyWords[story]
          return (
            <ListRow
              key={`${person} ${story}`}
              title={`${name} · ${age}`}
              note={word ? t(word) : story}
              aside="›"
              onClick={() => void be(person)}
            />
          )
        })}
      </List>
      {fault ? <ErrorState cause={fault} /> : null}
    </section>
  )
}
