@echo off
setlocal
set NODE_EXTRA_CA_CERTS=
set FAUXCTL_AS=kubectl
node "%~dp0..\fauxctl.js" %*
