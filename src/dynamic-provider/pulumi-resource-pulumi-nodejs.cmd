@rem The same for Windows.
@node --require "%~dp0..\preload.js" "%~dp0..\..\node_modules\@pulumi\pulumi\cmd\dynamic-provider" %*
