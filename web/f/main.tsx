import 'virtual:tokens.css'
import '../kit/base.css'
import '../kit/parts.css'
import { createRoot } from 'react-dom/client'
import { firstLanguage, speakFrom, switchLanguage } from '../i18n/language.ts'
import { startTheme } from '../shell/preferences.ts'

speakFrom({
  'zh-CN': () => import('./locales/zh-CN.po'),
  en: () => import('./locales/en.po'),
})
startTheme()
await switchLanguage(firstLanguage(), false)
const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')
createRoot(root).render(<h1>闭环</h1>)
