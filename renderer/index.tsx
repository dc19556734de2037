import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { connect } from './connect.ts'
import { createConsoleStore } from './store/console-store.ts'
import { StoreContext } from './store/react.tsx'
import './styles/index.css'

const store = createConsoleStore(connect(window))
await store.actions.readPreferences()
store.start()
window.addEventListener('languagechange', () => void store.actions.followSystem())

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <StoreContext value={store}>
        <App />
      </StoreContext>
    </StrictMode>,
  )
}
