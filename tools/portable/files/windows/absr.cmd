@echo off
rem absr on the command line: absr.cmd status
setlocal
if not exist "%~dp0python\python.exe" goto missing
"%~dp0python\python.exe" -X utf8 -I "%~dp0start.py" %*
exit /b %errorlevel%

:missing
chcp 65001 >nul
type "%~dp0PYTHON-ABSENT.txt"
exit /b 6
