import { landingOf } from '@bihuan/contract/landing.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { App } from 'antd'
import { useNavigate } from 'react-router'
import { Problem, unreachable } from '../../../api/problem.ts'
import { questions } from '../../../api/questions.ts'
import type { Role } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useSignIn } from '../../../shell/use-sign-in.ts'
import { roleWords } from '../../../shell/words.ts'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'

/** The roles that have work in a round, in the order of the chain, each with what it is about. */
const tasks: [Role, MessageDescriptor][] = [
  ['city-commander', msg`the whole city at a glance`],
  ['district-commander', msg`what one district still owes`],
  ['sampler', msg`scan, swab, seal`],
  ['registrar', msg`who is registered and due`],
  ['courier', msg`two counts, two signatures`],
  ['lab-technician', msg`receive, plate, import`],
  ['lab-reviewer', msg`the second pair of eyes`],
  ['case-investigator', msg`recall and resample`],
  ['grid-worker', msg`knock where somebody is missing`],
  ['inspector', msg`looks back at what was closed`],
  ['privacy-officer', msg`who read about whom`],
  ['administrator', msg`accounts, areas, laboratories`],
]

/** In the demo one enters as anybody, without a password. Outside the demo this is not there. */
export function EnterAs() {
  const { t } = useLingui()
  const format = useFormats()
  const { message } = App.useApp()
  const accounts = useQuery({ ...questions.demoAccounts(), retry: false }).data?.accounts ?? []
  const { actor } = useMe()
  const signIn = useSignIn()
  const navigate = useNavigate()
  const cards = tasks.flatMap(([role, task]) => {
    const mine = accounts.find((one) => one.id === actor?.id && one.role === role)
    const account = mine ?? accounts.find((one) => one.role === role)
    return account ? [{ role, task, account }] : []
  })
  if (cards.length === 0) return null
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
        {cards.map(({ role, task, account }) => (
          <li key={role}>
            <button
              type="button"
              aria-pressed={account.id === actor?.id}
              disabled={signIn.isPending}
              onClick={() =>
                signIn.mutate(
                  { signInName: account.signInName },
                  {
                    // Whose work is not at the desk goes on in the own shell.
                    onSuccess: () => {
                      const landing = landingOf(role)
                      if (!landing.startsWith('/desk')) location.assign(landing)
                      else if (landing !== '/desk/') void navigate(landing.slice('/desk'.length))
                    },
                    onError: (cause) => {
                      const problem = cause instanceof Problem ? cause : unreachable()
                      void message.error(format.text(problem.text))
                    },
                  },
                )
              }
            >
              <b>{t(roleWords[role])}</b>
              <span className="soft" lang="zh-CN">
                {account.displayName}
              </span>
              <span className="faint">{t(task)}</span>
              {account.id === actor?.id ? (
                <StatusTag tone="ok">
                  <Trans>you</Trans>
                </StatusTag>
              ) : null}
            </button>
          </li>
        ))}
        <li>
          <a className="role-link" href="/m/">
            <b>
              <Trans>Resident</Trans>
            </b>
            <span className="soft">
              <Trans>somebody of the city, or a family</Trans>
            </span>
            <span className="faint">
              <Trans>code, where and when, result</Trans>
            </span>
          </a>
        </li>
        <li>
          <a className="role-link" href="/screen/">
            <b>
              <Trans>The wall</Trans>
            </b>
            <span className="soft">
              <Trans>a large display in the room</Trans>
            </span>
            <span className="faint">
              <Trans>the round on one dark page</Trans>
            </span>
          </a>
        </li>
      </ul>
    </Panel>
  )
}
