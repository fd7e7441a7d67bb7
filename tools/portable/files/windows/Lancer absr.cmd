@echo off
rem Opens the menu of absr: double-click this file, or drop a project's folder on it.
setlocal
chcp 65001 >nul
title absr
if not exist "%~dp0python\python.exe" goto missing
if "%~1"=="" goto beside
pushd "%~1"
goto menu

:beside
pushd "%~dp0.."

:menu
"%~dp0python\python.exe" -X utf8 -I "%~dp0start.py"
popd
goto end

:missing
type "%~dp0PYTHON-ABSENT.txt"

:end
echo.
pause
endlocal
