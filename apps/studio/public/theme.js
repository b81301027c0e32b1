// The theme that was chosen, before the first paint. A file of its own: the server's policy allows no script in the page.
try {
  const theme = localStorage.getItem('tweedie.theme');
  if (theme && theme !== 'system') document.documentElement.dataset.theme = theme;
} catch {
  // a browser that remembers nothing shows the theme of the system
}
