import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { App } from 'antd'
import { Problem, unreachable } from '../../../api/problem.ts'
import { questions } from '../../../api/questions.ts'
import { useFormats } from '../../../i18n/format.ts'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useSignIn } from '../../shell/use-sign-in.ts'
import { roleWords } from '../../shell/words.ts'

/** In the demo one enters as anybody, without a password. Outside the demo this is not there. */
export function EnterAs() {
  const { t } = useLingui()
  const format = useFormats()
  const { message } = App.useApp()
  const demo = useQuery(questions.demo()).data
  const me = useQuery(questions.me()).data
  const signIn = useSignIn()
  if (!demo) return null
  return (
    <Panel
      title={t`Enter as`}
      aside={
        <span className="faint">
          <Trans>no password, everyone is invented</Trans>
        </span>
      }
      className="enter"
    >
      <ul className="roles">
        {demo.roles.map(({ role, name, task }) => (
          <li key={role}>
            <button
              type="button"
              aria-pressed={me?.role === role}
              disabled={signIn.isPending}
              onClick={() =>
                signIn.mutate(role, {
                  onError: (cause) => {
                    const problem = cause instanceof Problem ? cause : unreachable()
                    void message.error(format.text(problem.text))
                  },
                })
              }
            >
              <b>{t(roleWords[role])}</b>
              <span className="soft">{format.text(name)}</span>
              <span className="faint">{format.text(task)}</span>
              {me?.role === role ? (
                <StatusTag tone="ok">
                  <Trans>you</Trans>
                </StatusTag>
              ) : null}
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
