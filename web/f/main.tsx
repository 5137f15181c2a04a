import 'virtual:tokens.css'
import '../kit/base.css'
import '../kit/parts.css'
import './field.css'
import './sample.css'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { createRoot } from 'react-dom/client'
import { firstLanguage, speakFrom, switchLanguage } from '../i18n/language.ts'
import { startTheme } from '../shell/preferences.ts'
import { App } from './app.tsx'
import { startFieldWorker } from './worker/start.ts'

speakFrom({
  'zh-CN': () => import('./locales/zh-CN.po'),
  en: () => import('./locales/en.po'),
})
startTheme()
await switchLanguage(firstLanguage(), false)
const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')
createRoot(root).render(
  <I18nProvider i18n={i18n}>
    <App />
  </I18nProvider>,
)
void startFieldWorker()
