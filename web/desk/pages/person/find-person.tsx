import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { openJump } from '../../shell/jump-state.ts'
import { useTitle } from '../../shell/use-title.ts'

/** There is no list of people to leaf through: a person is found by the whole number, or from a tube. */
export function FindPerson() {
  const { t } = useLingui()
  useTitle(t`Person's record`)
  return (
    <div className="narrow">
      <PageHead title={t`Person's record`} />
      <EmptyState
        title={t`People are found, not listed`}
        action={
          <Button type="primary" onClick={openJump}>
            <Trans>Find by identity number</Trans>
          </Button>
        }
      >
        <Trans>
          Give the whole identity or passport number, or come from a tube or a pool. A name alone
          finds nobody.
        </Trans>
      </EmptyState>
    </div>
  )
}
