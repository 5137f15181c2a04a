import 'virtual:tokens.css'
import '../ui/desk/base.css'
import { createRoot } from 'react-dom/client'
import { firstLanguage, switchLanguage } from '../i18n/language.ts'
import { startTheme } from '../shell/preferences.ts'
import { Desk } from './shell/desk.tsx'

startTheme()
await switchLanguage(firstLanguage(), false)
const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')
createRoot(root).render(<Desk />)
