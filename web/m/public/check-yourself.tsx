import { Trans, useLingui } from '@lingui/react/macro'
import { Panel } from '../../kit/panel.tsx'
import type { PublicLog } from './wire.ts'

const Command = ({ text }: { text: string }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a long line is scrolled by key too
  <pre className="m-public-command" tabIndex={0}>
    <code>{text}</code>
  </pre>
)

/** How to check without believing this page, with this city's own address and key filled in. */
export function CheckYourself({ log }: { log: PublicLog }) {
  const { t } = useLingui()
  const base = `${location.origin}/api/v1/log`
  const key = `'${log.log}'`
  return (
    <Panel title={t`Check it yourself`}>
      <div className="m-public-steps">
        <p>
          <Trans>
            If there is an order about you: open it under your own code and press «Check». Your
            phone does the sums itself.
          </Trans>
        </p>
        <p>
          <Trans>
            Do you want to watch the log: a newspaper, a court, a university, or just you? You need
            this program, Node 24, and a machine of your own. First make a key, then run the second
            line every minute. It keeps what it has seen, and says so when the past was changed.
          </Trans>
        </p>
        <Command text="node tools/witness/main.ts keygen --key my.key --name me.example/witness" />
        <Command
          text={`node tools/witness/main.ts watch --key my.key --log ${key} --state seen --from ${base} --first`}
        />
        <p>
          <Trans>Check an order that you saved as a file:</Trans>
        </p>
        <Command
          text={`node tools/witness/main.ts check --proof order.json --log ${key}${log.witnesses
            .map((witness) => ` --witness '${witness.key}'`)
            .join('')}`}
        />
        <p className="m-soft">
          <Trans>
            Get the keys from more than one place: whoever could forge this page could also write
            other keys on it.
          </Trans>
        </p>
      </div>
    </Panel>
  )
}
